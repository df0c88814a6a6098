package io.candor.classifier.satisfaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The models in use. Thread-safe. One that another replica promoted is seen within seconds.
public final class SatisfactionModels {
  private static final Duration FRESH = Duration.ofSeconds(3);

  private record Place(String workspace, Signs.Kind kind) {}

  private record Seen(SatisfactionModel model, Instant readTime) {}

  private final SatisfactionStore store;
  private final Clock clock;
  private final Map<Place, Seen> seen = new ConcurrentHashMap<>();

  SatisfactionModels(SatisfactionStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// The model of a kind, at most a few seconds old.
  public SatisfactionModel of(String workspace, Signs.Kind kind) {
    Place place = new Place(workspace, kind);
    Seen known = seen.get(place);
    Instant now = clock.instant();
    if (known != null && Duration.between(known.readTime(), now).compareTo(FRESH) < 0) {
      return known.model();
    }
    SatisfactionModel model = known == null ? SatisfactionModel.initial(kind) : known.model();
    Optional<SatisfactionModel> next = store.find(workspace, kind, model.number() + 1);
    while (next.isPresent()) {
      model = next.get();
      next = store.find(workspace, kind, model.number() + 1);
    }
    seen.put(place, new Seen(model, now));
    return model;
  }

  /// Puts a model in the place of the one before it.
  ///
  /// @return false when another replica was faster
  boolean promote(String workspace, SatisfactionModel model) {
    boolean promoted = store.insert(workspace, model);
    seen.remove(new Place(workspace, model.kind()));
    return promoted;
  }
}

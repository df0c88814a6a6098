package io.candor.classifier.taxonomy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The taxonomies of the workspaces; a workspace that is new gets the default one. Thread-safe. A
/// version that another replica wrote is seen within a few seconds.
public final class Taxonomies {
  // Short enough that a change shows at once to a person, long enough to cost the store nothing.
  private static final Duration FRESH = Duration.ofSeconds(3);

  private record Seen(Taxonomy taxonomy, Instant readTime) {}

  private final TaxonomyStore store;
  private final Taxonomy initial;
  private final Clock clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /// @param initial what a new workspace starts with
  public Taxonomies(TaxonomyStore store, Taxonomy initial, Clock clock) {
    this.store = store;
    this.initial = initial;
    this.clock = clock;
  }

  /// The workspace's taxonomy; stores the default one first when the workspace has none.
  public Taxonomy of(String workspace) {
    Seen known = seen.get(workspace);
    Instant now = clock.instant();
    if (known != null && Duration.between(known.readTime(), now).compareTo(FRESH) < 0) {
      return known.taxonomy();
    }
    Taxonomy latest = store.latest(workspace).orElseGet(() -> start(workspace));
    if (known != null && known.taxonomy().equals(latest)) {
      latest = known.taxonomy(); // one instance, so that what is kept by taxonomy is found fast
    }
    seen.put(workspace, new Seen(latest, now));
    return latest;
  }

  private Taxonomy start(String workspace) {
    store.insert(workspace, initial);
    // Another replica may have been first; what is stored is what counts.
    return store
        .latest(workspace)
        .orElseThrow(() -> new IllegalStateException("a stored taxonomy is gone"));
  }
}

package io.candor.classifier.satisfaction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The models in use, with their errors on the latest ratings.
public final class SatisfactionReport {
  private static final Duration LATEST = Duration.ofDays(28);

  private final SatisfactionStore store;
  private final SatisfactionModels models;

  SatisfactionReport(SatisfactionStore store, SatisfactionModels models) {
    this.store = store;
    this.models = models;
  }

  /// @param latest errors on the ratings of the last 28 days before the latest one; of no samples
  ///     when there are none
  public record Entry(SatisfactionModel model, Scorer.Errors latest) {}

  /// One entry per kind.
  public List<Entry> of(String workspace) {
    List<Entry> entries = new ArrayList<>();
    for (Signs.Kind kind : Signs.Kind.values()) {
      SatisfactionModel model = models.of(workspace, kind);
      List<RatedSample> samples = store.samples(workspace, kind);
      Scorer.Errors errors = Scorer.Errors.NONE;
      if (!samples.isEmpty()) {
        Instant start = samples.getLast().time().minus(LATEST);
        errors =
            model.scorer().errors(samples.stream().filter(s -> s.time().isAfter(start)).toList());
      }
      entries.add(new Entry(model, errors));
    }
    return entries;
  }
}

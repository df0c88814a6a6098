package io.candor.ingest.fold;

import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;

/// What the folds count.
@Singleton
final class FoldMetrics {

  private final LongCounter folded;
  private final LongCounter changed;
  private final LongCounter failed;

  FoldMetrics(Meter meter) {
    this.folded =
        meter
            .counterBuilder("candor_ingest_aggregates_folded")
            .setDescription("Aggregates whose events were folded")
            .build();
    this.changed =
        meter
            .counterBuilder("candor_ingest_states_changed")
            .setDescription("States that a fold changed, each a record for the next hop")
            .build();
    this.failed =
        meter
            .counterBuilder("candor_ingest_fold_failures")
            .setDescription("Attempts to fold an aggregate that failed: a bug")
            .build();
  }

  void folded(int changedCount, int foldedCount) {
    folded.add(foldedCount);
    changed.add(changedCount);
  }

  void failed() {
    failed.add(1);
  }
}

package io.candor.ingest.fold;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How states are brought up to date, from the properties `candor.ingest.fold.*`.
///
/// @param batch aggregates per transaction; at least 1
/// @param workers workspaces that this replica folds at the same time; at least 1
/// @param turnBatches after so many batches another workspace has its turn; at least 1
/// @param pollInterval the longest time that a missed signal is found after
/// @param leaseTtl how long the lane of a dead worker stays closed
/// @param intakeQuiet folding lets a burst pass until no batch of events was written for so long
/// @param longestYield but only until something has been behind for so long; zero never yields
/// @param sweepInterval how often time-outs are looked for
@ConfigurationProperties("candor.ingest.fold")
record FoldConfig(
    @Bindable(defaultValue = "200") int batch,
    @Bindable(defaultValue = "2") int workers,
    @Bindable(defaultValue = "20") int turnBatches,
    @Bindable(defaultValue = "1s") Duration pollInterval,
    @Bindable(defaultValue = "15s") Duration leaseTtl,
    @Bindable(defaultValue = "50ms") Duration intakeQuiet,
    @Bindable(defaultValue = "10s") Duration longestYield,
    @Bindable(defaultValue = "5s") Duration sweepInterval) {

  FoldConfig {
    require(batch >= 1, "batch", ">= 1");
    require(workers >= 1, "workers", ">= 1");
    require(turnBatches >= 1, "turn-batches", ">= 1");
    require(pollInterval.isPositive(), "poll-interval", "> 0");
    require(leaseTtl.isPositive(), "lease-ttl", "> 0");
    require(!intakeQuiet.isNegative(), "intake-quiet", ">= 0");
    require(
        !longestYield.isNegative() && longestYield.compareTo(leaseTtl) < 0,
        "longest-yield",
        ">= 0, < lease-ttl: it is spent with the lease in hand");
    require(sweepInterval.isPositive(), "sweep-interval", "> 0");
  }

  private static void require(boolean holds, String key, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "candor.ingest.fold." + key + " (expected: " + expected + ")");
    }
  }
}

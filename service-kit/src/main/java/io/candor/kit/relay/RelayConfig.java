package io.candor.kit.relay;

import io.micronaut.core.value.PropertyResolver;
import java.time.Duration;

/// How relays work, from the properties `candor.relay.*`.
///
/// @param pollInterval the longest time that a missed wake-up is found after
/// @param leaseTtl how long a dead relay keeps its lanes
/// @param batch the most that one call carries
/// @param batchesInFlight the most calls at a time over all workspaces; at least 1
/// @param turnBatches after this many batches a lane goes to the end of the queue; at least 1
/// @param maxAttempts a record is parked after this many failures of its own; at least 1
/// @param minBackOff the wait after the first failure of a record, before jitter
/// @param maxBackOff the longest wait of a record
/// @param maxPause the longest wait of a whole hop whose receiver is away
public record RelayConfig(
    Duration pollInterval,
    Duration leaseTtl,
    ClaimLimit batch,
    int batchesInFlight,
    int turnBatches,
    int maxAttempts,
    Duration minBackOff,
    Duration maxBackOff,
    Duration maxPause) {

  /// The defaults; each has a reason in the README's table.
  public static final RelayConfig DEFAULT =
      new RelayConfig(
          Duration.ofSeconds(1),
          Duration.ofSeconds(15),
          new ClaimLimit(200, 1024 * 1024),
          4,
          16,
          50,
          Duration.ofMillis(200),
          Duration.ofMinutes(1),
          Duration.ofSeconds(3));

  /// Checks the ranges.
  public RelayConfig {
    require(!pollInterval.isNegative() && !pollInterval.isZero(), "poll-interval", "> 0");
    require(leaseTtl.compareTo(Duration.ofMillis(100)) >= 0, "lease-ttl", ">= 100ms");
    require(batch.recordCount() >= 1, "batch-records", ">= 1");
    require(batch.payloadBytes() >= 1, "batch-bytes", ">= 1");
    require(batchesInFlight >= 1, "batches-in-flight", ">= 1");
    require(turnBatches >= 1, "turn-batches", ">= 1");
    require(maxAttempts >= 1, "max-attempts", ">= 1");
    require(!minBackOff.isNegative() && !minBackOff.isZero(), "min-back-off", "> 0");
    require(maxBackOff.compareTo(minBackOff) >= 0, "max-back-off", ">= min-back-off");
    require(!maxPause.isNegative() && !maxPause.isZero(), "max-pause", "> 0");
  }

  /// Reads the properties; what is not set has its default.
  public static RelayConfig from(PropertyResolver properties) {
    return new RelayConfig(
        read(properties, "poll-interval", DEFAULT.pollInterval),
        read(properties, "lease-ttl", DEFAULT.leaseTtl),
        new ClaimLimit(
            read(properties, "batch-records", DEFAULT.batch.recordCount()),
            read(properties, "batch-bytes", DEFAULT.batch.payloadBytes())),
        read(properties, "batches-in-flight", DEFAULT.batchesInFlight),
        read(properties, "turn-batches", DEFAULT.turnBatches),
        read(properties, "max-attempts", DEFAULT.maxAttempts),
        read(properties, "min-back-off", DEFAULT.minBackOff),
        read(properties, "max-back-off", DEFAULT.maxBackOff),
        read(properties, "max-pause", DEFAULT.maxPause));
  }

  @SuppressWarnings("unchecked") // the class of a value is the class of its default
  private static <T> T read(PropertyResolver properties, String key, T defaultValue) {
    return properties
        .getProperty("candor.relay." + key, (Class<T>) defaultValue.getClass())
        .orElse(defaultValue);
  }

  private static void require(boolean holds, String key, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("candor.relay." + key + " (expected: " + expected + ")");
    }
  }
}

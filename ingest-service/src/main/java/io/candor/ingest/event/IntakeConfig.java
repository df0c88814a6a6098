package io.candor.ingest.event;

import io.candor.kit.digest.KeyedDigests;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How events are taken in, from the properties `candor.ingest.*`.
///
/// @param maxConcurrentBatches batches that are written at the same time; at least 1
/// @param streamWindow events of one stream that are read and not answered yet; at least 1
/// @param digestKey key of the digests by which repeats are told from conflicts; at least 16
///     characters, the same on all replicas for ever
/// @param maxLead how far ahead of this service's clock a time may be
@ConfigurationProperties("candor.ingest")
record IntakeConfig(
    @Bindable(defaultValue = "16") int maxConcurrentBatches,
    @Bindable(defaultValue = "1000") int streamWindow,
    @Bindable(defaultValue = LAPTOP_DIGEST_KEY) String digestKey,
    @Bindable(defaultValue = "24h") Duration maxLead) {

  /// The key where none is set: anybody knows it.
  static final String LAPTOP_DIGEST_KEY = "candor-laptop-digest-key";

  IntakeConfig {
    require(maxConcurrentBatches >= 1, "max-concurrent-batches", ">= 1");
    require(streamWindow >= 1, "stream-window", ">= 1");
    require(
        digestKey.length() >= KeyedDigests.MIN_KEY_LENGTH, "digest-key", "16 characters or more");
    require(!maxLead.isNegative(), "max-lead", ">= 0");
  }

  private static void require(boolean holds, String key, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("candor.ingest." + key + " (expected: " + expected + ")");
    }
  }
}

package io.candor.classifier.record;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// Settings of the way from records to facts.
///
/// @param chunkSize records that are labelled, stored and queued together, 1..1000
/// @param chunksAtOnce chunks of one call that are under way at a time, at least 1
/// @param timeBudget after this time a batch is answered with what was done; the sender sends the
///     rest again. Well below the sender's deadline (20 s)
@ConfigurationProperties("candor.classifier.record")
public record RecordConfig(
    @Bindable(defaultValue = "50") int chunkSize,
    @Bindable(defaultValue = "3") int chunksAtOnce,
    @Bindable(defaultValue = "12s") Duration timeBudget) {

  public RecordConfig {
    if (chunkSize < 1 || chunkSize > 1000) {
      throw new IllegalArgumentException(
          "candor.classifier.record.chunk-size: " + chunkSize + " (expected: 1..1000)");
    }
    if (chunksAtOnce < 1) {
      throw new IllegalArgumentException(
          "candor.classifier.record.chunks-at-once: " + chunksAtOnce + " (expected: >= 1)");
    }
    if (timeBudget.isNegative() || timeBudget.isZero()) {
      throw new IllegalArgumentException(
          "candor.classifier.record.time-budget: " + timeBudget + " (expected: > 0)");
    }
  }
}

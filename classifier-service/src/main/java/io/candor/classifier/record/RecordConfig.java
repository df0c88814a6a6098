package io.candor.classifier.record;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// Settings of the way from records to facts.
///
/// @param backlogLimit records of one workspace that may wait for their labels before more are
///     turned away; at least 1
/// @param batchSize records labelled together, 1..1000; a batch is the unit of work that a crash
///     repeats
@ConfigurationProperties("candor.classifier.record")
public record RecordConfig(
    @Bindable(defaultValue = "100000") int backlogLimit,
    @Bindable(defaultValue = "64") int batchSize) {

  public RecordConfig {
    require(backlogLimit >= 1, "backlog-limit", backlogLimit, ">= 1");
    require(batchSize >= 1 && batchSize <= 1000, "batch-size", batchSize, "1..1000");
  }

  private static void require(boolean met, String key, int value, String expected) {
    if (!met) {
      throw new IllegalArgumentException(
          "candor.classifier.record." + key + ": " + value + " (expected: " + expected + ")");
    }
  }
}

package io.candor.classifier.satisfaction;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// When the model of satisfaction learns.
///
/// @param learning whether it learns from ratings; without it the default scores
/// @param period time between two looks at what has come, at least 100 ms
/// @param minSamples ratings of a kind that it takes to learn from, at least 50
/// @param maxSamples ratings of a kind that are kept; the oldest go first
@ConfigurationProperties("candor.classifier.satisfaction")
public record SatisfactionConfig(
    @Bindable(defaultValue = "true") boolean learning,
    @Bindable(defaultValue = "30s") Duration period,
    @Bindable(defaultValue = "300") int minSamples,
    @Bindable(defaultValue = "5000") int maxSamples) {

  public SatisfactionConfig {
    require(period.compareTo(Duration.ofMillis(100)) >= 0, "period", period, ">= 100ms");
    require(minSamples >= 50, "min-samples", minSamples, ">= 50");
    require(maxSamples >= minSamples, "max-samples", maxSamples, ">= min-samples");
  }

  /// The default settings.
  public static SatisfactionConfig defaults() {
    return new SatisfactionConfig(true, Duration.ofSeconds(30), 300, 5000);
  }

  private static void require(boolean met, String key, Object value, String expected) {
    if (!met) {
      throw new IllegalArgumentException(
          "candor.classifier.satisfaction." + key + ": " + value + " (expected: " + expected + ")");
    }
  }
}

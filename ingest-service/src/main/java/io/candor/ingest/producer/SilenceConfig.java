package io.candor.ingest.producer;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// When a producer is silent, from the properties `candor.ingest.silence.*`.
///
/// @param factor how many usual intervals without an event are a silence; at least 1
/// @param weeks from how many weeks before the last event the usual interval is told; 2 to 52
/// @param period how often silences are looked for
/// @param grace after a start nobody is silent for so long: producers first have to come back
@ConfigurationProperties("candor.ingest.silence")
record SilenceConfig(
    @Bindable(defaultValue = "3") int factor,
    @Bindable(defaultValue = "8") int weeks,
    @Bindable(defaultValue = "1m") Duration period,
    @Bindable(defaultValue = "1h") Duration grace) {

  SilenceConfig {
    require(factor >= 1, "factor", ">= 1");
    require(weeks >= 2 && weeks <= 52, "weeks", "2 to 52");
    require(period.isPositive(), "period", "> 0");
    require(!grace.isNegative(), "grace", ">= 0");
  }

  private static void require(boolean holds, String key, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "candor.ingest.silence." + key + " (expected: " + expected + ")");
    }
  }
}

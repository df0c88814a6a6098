package io.candor.classifier.labelling;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// From which confidence on a label is given; below it the place stays empty (an archetype becomes
/// `other`). The defaults trade about a tenth of the answers for a tenth fewer errors.
///
/// @param areaThreshold 0..1
/// @param themeThreshold 0..1
/// @param archetypeThreshold 0..1
@ConfigurationProperties("candor.classifier.labelling")
public record LabellingConfig(
    @Bindable(defaultValue = "0.4") double areaThreshold,
    @Bindable(defaultValue = "0.4") double themeThreshold,
    @Bindable(defaultValue = "0.4") double archetypeThreshold) {

  /// More themes than this in one text are noise.
  static final int MAX_THEMES = 3;

  public LabellingConfig {
    require("area-threshold", areaThreshold);
    require("theme-threshold", themeThreshold);
    require("archetype-threshold", archetypeThreshold);
  }

  /// The default thresholds.
  public static LabellingConfig defaults() {
    return new LabellingConfig(0.4, 0.4, 0.4);
  }

  private static void require(String key, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "candor.classifier.labelling." + key + ": " + value + " (expected: 0..1)");
    }
  }
}

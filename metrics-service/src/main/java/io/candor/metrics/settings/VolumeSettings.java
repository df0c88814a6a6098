package io.candor.metrics.settings;

import java.math.BigDecimal;

/// When the weekly volume of low verbatims is a spike.
///
/// @param falseDiscoveryRate share of false ones among the spikes, over all series of the
///     workspace, 0 to 1
/// @param minSeen fewest low verbatims of the week
/// @param minRatio smallest ratio of the rates
/// @param earlierWeeks how many weeks earlier the second reference lies (the same week of last
///     month)
/// @param emergingMinSeen fewest verbatims from which a new theme is spoken of
/// @param online the detector of hours and days
public record VolumeSettings(
    double falseDiscoveryRate,
    int minSeen,
    BigDecimal minRatio,
    int earlierWeeks,
    int emergingMinSeen,
    OnlineSettings online) {

  public static final VolumeSettings DEFAULT =
      new VolumeSettings(0.05, 5, BigDecimal.valueOf(2), 4, 5, OnlineSettings.DEFAULT);

  public VolumeSettings {
    Positive.check("min_seen", minSeen);
    Positive.check("earlier_weeks", earlierWeeks);
    Positive.check("emerging_min_seen", emergingMinSeen);
    if (!(falseDiscoveryRate > 0 && falseDiscoveryRate <= 1)) {
      throw new IllegalArgumentException(
          "false_discovery_rate: " + falseDiscoveryRate + " (expected: > 0 and <= 1)");
    }
  }
}

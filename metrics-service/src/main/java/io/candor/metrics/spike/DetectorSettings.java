package io.candor.metrics.spike;

import io.candor.metrics.settings.OnlineSettings;
import io.candor.metrics.settings.VolumeSettings;

/// The numbers of the detector. Their defaults were chosen by the benchmark of `bench/README.md`.
///
/// @param ringDays days of counts that a baseline is fitted to, at least 28
/// @param guardDays latest days left out of the fit, so that a rise that has begun does not become
///     normal before it is found
/// @param weekdayPriorDays how many days' worth of counts the assumption of equal weekdays weighs
/// @param trendPriorSd standard deviation of the log-linear trend per 28 days that is assumed
/// @param outlierLimit Anscombe residual above which a past day counts less (A. Noufaily et al.
///     2013: 2.58)
/// @param dispersionPriorWeight how many days' worth of evidence the pooled dispersion weighs
/// @param upperZ the expectation is taken this many standard errors above its estimate
/// @param onsetsPerDay prior mass of an onset per day, 1 so that the mean time to a false alarm at
///     threshold h is at least h days
/// @param releaseOnsets prior mass of an onset spread over the day after a release of the area
/// @param calibration c of p = min(1, c/R)
/// @param falseDiscoveryRate share of false ones among the alarms of a workspace, 0 to 1
/// @param minSeen fewest verbatims since the onset of which an alarm speaks
public record DetectorSettings(
    int ringDays,
    int guardDays,
    double weekdayPriorDays,
    double trendPriorSd,
    double outlierLimit,
    double dispersionPriorWeight,
    double upperZ,
    double onsetsPerDay,
    double releaseOnsets,
    double calibration,
    double falseDiscoveryRate,
    int minSeen) {

  public static final DetectorSettings DEFAULT =
      new DetectorSettings(168, 10, 10, 0.05, 2.58, 20, 0.7, 1, 20, 2, 0.05, 3);

  public DetectorSettings {
    if (ringDays < 28 || guardDays < 0 || guardDays >= ringDays) {
      throw new IllegalArgumentException(
          "ring_days: %d, guard_days: %d (expected: >= 28, and a guard shorter than the ring)"
              .formatted(ringDays, guardDays));
    }
    if (!(falseDiscoveryRate > 0 && falseDiscoveryRate <= 1) || !(calibration > 0)) {
      throw new IllegalArgumentException(
          "false_discovery_rate: %s, calibration: %s (expected: > 0 and <= 1, > 0)"
              .formatted(falseDiscoveryRate, calibration));
    }
  }

  /// The numbers of a workspace; those that it cannot set are the default ones.
  public static DetectorSettings of(VolumeSettings volume) {
    OnlineSettings online = volume.online();
    return new DetectorSettings(
        online.ringDays(),
        online.guardDays(),
        DEFAULT.weekdayPriorDays,
        DEFAULT.trendPriorSd,
        DEFAULT.outlierLimit,
        DEFAULT.dispersionPriorWeight,
        online.upperZ(),
        DEFAULT.onsetsPerDay,
        online.releaseOnsets(),
        online.calibration(),
        volume.falseDiscoveryRate(),
        online.minSeen());
  }
}

package io.candor.metrics.spike;

import java.time.Duration;

/// How much likelier an onset is soon after a release of the area: extra mass that fades with a
/// time constant of half a day.
final class ReleasePrior {
  private static final double FADING_DAYS = 0.5;

  /// After so long less than a tenth of a per cent of the extra mass is left, and none is counted.
  static final Duration LONGEST = Duration.ofDays(4);

  private final DetectorSettings settings;

  ReleasePrior(DetectorSettings settings) {
    this.settings = settings;
  }

  /// Extra prior mass of an onset in a time that begins so long after the release.
  ///
  /// @param ageDays days from the release to the beginning; negative before it
  /// @param days how long the time is
  double mass(double ageDays, double days) {
    if (ageDays < 0 || ageDays >= LONGEST.toDays()) {
      return 0;
    }
    return settings.releaseOnsets()
        * (Math.exp(-ageDays / FADING_DAYS) - Math.exp(-(ageDays + days) / FADING_DAYS));
  }
}

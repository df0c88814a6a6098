package io.candor.metrics.settings;

/// The numbers of the online detector that a workspace may set.
///
/// @param ringDays days of counts that a baseline is fitted to, at least 28
/// @param guardDays latest days left out of the fit, 0 or more and fewer than `ringDays`
/// @param upperZ the expectation is taken this many standard errors above its estimate, 0 or more
/// @param releaseOnsets prior mass of an onset spread over the day after a release of the area, 0
///     or more
/// @param calibration c of p = min(1, c/R), above 0
/// @param minSeen fewest low verbatims since the onset
public record OnlineSettings(
    int ringDays,
    int guardDays,
    double upperZ,
    double releaseOnsets,
    double calibration,
    int minSeen) {

  private static final int SHORTEST_RING = 28;

  public static final OnlineSettings DEFAULT = new OnlineSettings(168, 10, 0.7, 20, 2, 3);

  public OnlineSettings {
    Positive.check("min_seen", minSeen);
    if (ringDays < SHORTEST_RING || guardDays < 0 || guardDays >= ringDays) {
      throw new IllegalArgumentException(
          "ring_days: %d, guard_days: %d (expected: >= 28, and a guard shorter than the ring)"
              .formatted(ringDays, guardDays));
    }
    if (!(upperZ >= 0) || !(releaseOnsets >= 0) || !(calibration > 0)) {
      throw new IllegalArgumentException(
          "upper_z: %s, release_onsets: %s, calibration: %s (expected: >= 0, >= 0, > 0)"
              .formatted(upperZ, releaseOnsets, calibration));
    }
  }
}

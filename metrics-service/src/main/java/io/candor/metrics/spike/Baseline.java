package io.candor.metrics.spike;

import java.util.Arrays;

/// What a series is expected to be on one day: a rate per verbatim, weekday factors, and how far
/// counts scatter. Filled by [BaselineFit]; mutable, so that a fit a day allocates nothing.
final class Baseline {
  static final int WEEKDAYS = 7;

  /// Expected low verbatims per verbatim on the day that was fitted for, before the weekday factor.
  double rate;

  /// Change of the logarithm of the rate per day.
  double trendPerDay;

  /// Factors of the weekdays, Monday first, around 1.
  final double[] weekday = new double[WEEKDAYS];

  /// Mean low verbatims a day over the fitted days.
  double meanPerDay;

  /// Standard error of the logarithm of the rate.
  double logError;

  /// Raw dispersion of the series alone, and how many days' worth of evidence it rests on.
  double rawDispersion;

  double dispersionEvidence;

  /// Dispersion: the variance of a count is this times its mean, at least 1.
  double dispersion;

  Baseline() {
    Arrays.fill(weekday, 1);
    dispersion = 1;
    rawDispersion = 1;
  }

  /// Makes it say nothing: nothing is expected, nothing is judged.
  void forget() {
    rate = 0;
    meanPerDay = 0;
    logError = 0;
    dispersionEvidence = 0;
    rawDispersion = 1;
    dispersion = 1;
    Arrays.fill(weekday, 1);
  }

  /// Expected count on a weekday (0 is Monday) among so many verbatims.
  double expected(int dayOfWeek, double exposure) {
    return rate * weekday[dayOfWeek] * exposure;
  }
}

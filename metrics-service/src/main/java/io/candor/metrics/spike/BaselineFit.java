package io.candor.metrics.spike;

import java.util.Arrays;

/// Fits a baseline to past days: weighted penalised Poisson regression
/// log(count) = log(exposure) + a + b·t + weekday, with the weekdays shrunk to 1, the trend shrunk
/// to 0, and days of past outbreaks weighted down by their Anscombe residuals (C. P. Farrington et
/// al. 1996 with the limit of A. Noufaily et al. 2013). Not for two threads at once: its scratch
/// arrays are reused.
final class BaselineFit {
  private static final int NEWTON_STEPS = 4;
  private static final int REWEIGHTINGS = 2;

  // A past outbreak of days that are high, none of them extreme, shows in their sum: a day counts
  // less by the residual of the week around it too.
  private static final int OUTBREAK_DAYS = 7;

  // Half an event more than was seen: a series without any has a rate, and an error of it.
  private static final double PSEUDO_COUNT = 0.5;

  // A change of the logarithm of the rate that is nothing beside its error.
  private static final double SETTLED = 1e-3;

  // Steps and trends beyond these say that the fit runs away, not that anything is so.
  private static final double LARGEST_STEP = 2;
  private static final double LARGEST_TREND_PER_DAY = 0.05;

  private final DetectorSettings settings;
  private final double[] weight;
  private final double[] mean;
  private final double[] seenOn = new double[Baseline.WEEKDAYS];
  private final double[] meanOn = new double[Baseline.WEEKDAYS];
  private double logRate;
  private double trend;
  private double informationRate;
  private double informationCross;
  private double informationTrend;

  BaselineFit(DetectorSettings settings) {
    this.settings = settings;
    this.weight = new double[settings.ringDays()];
    this.mean = new double[settings.ringDays()];
  }

  /// Fits the days [from, from + days) of a ring for the day that is `ahead` days after the first.
  ///
  /// @param counts ring of low verbatims
  /// @param exposures ring of all verbatims, of the same length
  /// @param from place of the first day in the ring
  /// @param days how many days, 1 to the ring's days
  /// @param firstWeekday weekday of the first day, 0 is Monday
  /// @param ahead days from the first fitted day to the day that is expected
  /// @param into what is filled
  void fit(
      int[] counts,
      int[] exposures,
      int from,
      int days,
      int firstWeekday,
      int ahead,
      Baseline into) {
    Arrays.fill(weight, 0, days, 1);
    Arrays.fill(into.weekday, 1);
    double seen = 0;
    double exposed = 0;
    for (int i = 0; i < days; i++) {
      int place = (from + i) % counts.length;
      seen += counts[place];
      exposed += exposures[place];
    }
    trend = 0;
    if (exposed == 0) {
      into.forget();
      return;
    }
    logRate = Math.log((seen + PSEUDO_COUNT) / exposed);
    for (int round = 0; round <= REWEIGHTINGS; round++) {
      boolean moving = true;
      for (int step = 0; moving && step < NEWTON_STEPS; step++) {
        means(exposures, from, days, firstWeekday, ahead, into.weekday);
        moving = newton(counts, from, days, ahead);
        means(exposures, from, days, firstWeekday, ahead, into.weekday);
        weekdays(counts, from, days, firstWeekday, into.weekday);
      }
      means(exposures, from, days, firstWeekday, ahead, into.weekday);
      dispersion(counts, from, days, into);
      if (round < REWEIGHTINGS && !reweight(counts, from, days, into.dispersion)) {
        break;
      }
    }
    information(days, ahead);
    into.rate = Math.exp(logRate);
    into.trendPerDay = trend;
    into.logError = Math.sqrt(variance());
    double expected = 0;
    for (int i = 0; i < days; i++) {
      expected += mean[i];
    }
    into.meanPerDay = expected / days;
  }

  private void means(
      int[] exposures, int from, int days, int firstWeekday, int ahead, double[] weekday) {
    double level = Math.exp(logRate - trend * ahead);
    double factor = Math.exp(trend);
    int day = firstWeekday;
    int place = from;
    for (int i = 0; i < days; i++) {
      mean[i] = exposures[place] * level * weekday[day];
      level *= factor;
      day = day == Baseline.WEEKDAYS - 1 ? 0 : day + 1;
      place = place == exposures.length - 1 ? 0 : place + 1;
    }
  }

  /// One step of Newton; whether it moved anything by more than is worth another.
  private boolean newton(int[] counts, int from, int days, int ahead) {
    information(days, ahead);
    double scoreRate = PSEUDO_COUNT;
    // The half event lies in the middle of what was observed, so that it speaks for no trend.
    double scoreTrend =
        PSEUDO_COUNT * informationCross / informationRate - trend * trendPrecision();
    int place = from;
    for (int i = 0; i < days; i++) {
      double residual = weight[i] * (counts[place] - mean[i]);
      scoreRate += residual;
      scoreTrend += residual * (i - ahead);
      place = place == counts.length - 1 ? 0 : place + 1;
    }
    double determinant = informationRate * informationTrend - informationCross * informationCross;
    double rateStep = (informationTrend * scoreRate - informationCross * scoreTrend) / determinant;
    double trendStep = (informationRate * scoreTrend - informationCross * scoreRate) / determinant;
    logRate += Math.clamp(rateStep, -LARGEST_STEP, LARGEST_STEP);
    trend = Math.clamp(trend + trendStep, -LARGEST_TREND_PER_DAY, LARGEST_TREND_PER_DAY);
    return Math.abs(rateStep) > SETTLED || Math.abs(trendStep) * ahead > SETTLED;
  }

  private void information(int days, int ahead) {
    informationRate = 1e-9;
    informationCross = 0;
    informationTrend = trendPrecision();
    for (int i = 0; i < days; i++) {
      double information = weight[i] * mean[i];
      double time = i - ahead;
      informationRate += information;
      informationCross += information * time;
      informationTrend += information * time * time;
    }
  }

  private double trendPrecision() {
    double sdPerDay = settings.trendPriorSd() / 28;
    return 1 / (sdPerDay * sdPerDay);
  }

  private double variance() {
    double determinant = informationRate * informationTrend - informationCross * informationCross;
    return informationTrend / determinant;
  }

  private void weekdays(int[] counts, int from, int days, int firstWeekday, double[] weekday) {
    Arrays.fill(seenOn, 0);
    Arrays.fill(meanOn, 0);
    double total = 0;
    double weights = 0;
    int day = firstWeekday;
    int place = from;
    for (int i = 0; i < days; i++) {
      seenOn[day] += weight[i] * counts[place];
      meanOn[day] += weight[i] * mean[i];
      total += weight[i] * mean[i];
      weights += weight[i];
      day = day == Baseline.WEEKDAYS - 1 ? 0 : day + 1;
      place = place == counts.length - 1 ? 0 : place + 1;
    }
    double prior = settings.weekdayPriorDays() * total / weights;
    double plain = 0;
    double shaped = 0;
    for (int d = 0; d < Baseline.WEEKDAYS; d++) {
      double without = meanOn[d] / weekday[d];
      weekday[d] = (seenOn[d] + prior) / (without + prior);
      plain += without;
      shaped += without * weekday[d];
    }
    // The level belongs to the rate alone: factors are 1 on average.
    for (int d = 0; d < Baseline.WEEKDAYS && shaped > 0; d++) {
      weekday[d] *= plain / shaped;
    }
  }

  /// Weights days down that stand out; whether there are any.
  private boolean reweight(int[] counts, int from, int days, double dispersion) {
    double scale = 1.5 / Math.sqrt(dispersion);
    Arrays.fill(weight, 0, days, 1);
    for (int i = 0; i < days; i++) {
      int count = counts[(from + i) % counts.length];
      weight[i] = Math.min(weight[i], weightOf(scale, count, mean[i]));
    }
    double seen = 0;
    double expected = 0;
    for (int i = 0; i < days; i++) {
      seen += counts[(from + i) % counts.length];
      expected += mean[i];
      if (i >= OUTBREAK_DAYS) {
        seen -= counts[(from + i - OUTBREAK_DAYS) % counts.length];
        expected -= mean[i - OUTBREAK_DAYS];
      }
      if (i >= OUTBREAK_DAYS - 1) {
        double one = weightOf(scale, seen, expected);
        if (one < 1) {
          for (int j = i - OUTBREAK_DAYS + 1; j <= i; j++) {
            weight[j] = Math.min(weight[j], one);
          }
        }
      }
    }
    for (int i = 0; i < days; i++) {
      if (weight[i] < 1) {
        return true;
      }
    }
    return false;
  }

  private double weightOf(double scale, double count, double mean) {
    // Only a count well above its mean can be an outlier; the roots are spared for the others.
    if (count <= mean) {
      return 1;
    }
    double root = Math.cbrt(mean);
    double residual = scale * (Math.cbrt(count * count) - root * root) / Math.sqrt(root);
    double ratio = settings.outlierLimit() / residual;
    return residual > settings.outlierLimit() ? ratio * ratio : 1;
  }

  /// The moment estimator Σ w(y − μ)² / Σ wμ, which few and small counts do not upset as they do
  /// Pearson's. Its variance for Poisson counts of mean m is (1 + 2m)/(N·m).
  private void dispersion(int[] counts, int from, int days, Baseline into) {
    double squares = 0;
    double means = 0;
    double information = 0;
    for (int i = 0; i < days; i++) {
      double residual = counts[(from + i) % counts.length] - mean[i];
      squares += weight[i] * residual * residual;
      means += weight[i] * mean[i];
      information += weight[i] * mean[i] / (1 + 2 * mean[i]);
    }
    into.rawDispersion = means > 0 ? squares / means : 1;
    into.dispersionEvidence = information;
    into.dispersion = Math.max(1, into.rawDispersion);
  }
}

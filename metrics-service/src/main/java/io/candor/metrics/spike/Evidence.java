package io.candor.metrics.spike;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Evidence that a series has shifted: the mixture Shiryaev–Roberts statistic over two sizes of
/// shift, R = Σ over possible onsets of (prior mass × likelihood ratio of everything since). Under
/// no change the mean of R after prior mass W is W, so with one unit a day the mean time to a false
/// alarm at threshold h is at least h days (A. N. Shiryaev 1963, M. Pollak 1985).
///
/// Counts are negative binomial with variance dispersion × mean. Time goes by in spans of
/// [#SPAN_HOURS] hours, which are taken as independent; the hours of a span share what is special
/// about it, since hours taken as independent would find a busy evening six times over. So evidence
/// of earlier spans is folded into one number per size, and the running span is weighed whole, as
/// often as it grows.
///
/// Beside R the likeliest onset is kept (the argmax of the CUSUM), with what was seen and expected
/// since.
final class Evidence {
  static final int SIZES = 2;
  static final int SPAN_HOURS = 6;

  /// Onset when there is no rise.
  static final long NONE = Long.MIN_VALUE;

  // Below this dispersion counts are taken as Poisson: the negative binomial has no size there.
  private static final double POISSON_BELOW = 1 + 1e-6;

  // Evidence beyond this decides nothing any more, and products must stay finite.
  private static final double LARGEST = 1e200;

  /// Folded at the end of the last span, per size: R, the log of the CUSUM, its onset (hour), and
  /// what was seen and expected since.
  final double[] folded = new double[SIZES];

  final double[] cusum = new double[SIZES];
  final long[] onset = new long[SIZES];
  final double[] seen = new double[SIZES];
  final double[] expected = new double[SIZES];

  private final double[] size = new double[SIZES];
  private final double[] logRatio = new double[SIZES];
  private double excess;
  private double upper;

  // The running span: its first hour, and what it has so far.
  private long spanStart;
  private double prior;
  private int count;
  private double mean;

  Evidence() {
    Arrays.fill(onset, NONE);
  }

  /// Sets what counts are compared with until the next time, and chooses the sizes of shift that
  /// are looked for: by how far the counts of a day scatter. Called between spans.
  ///
  /// @param dispersion variance of a count over its mean
  /// @param meanPerDay expected count of a usual day
  /// @param upper how many times the expectation its upper limit is
  void expect(double dispersion, double meanPerDay, double upper) {
    this.excess = dispersion < POISSON_BELOW ? 0 : dispersion - 1;
    this.upper = upper;
    double scatter = Math.sqrt(dispersion / Math.max(meanPerDay, 1e-6));
    size[0] = Math.max(1.3, 1 + scatter);
    size[1] = Math.max(2, 1 + 3 * scatter);
  }

  /// Begins a span: folds the one before.
  ///
  /// @param hour when it begins, in hours; what an onset is told as
  void beginSpan(long hour) {
    for (int k = 0; k < SIZES; k++) {
      folded[k] = statistic(k);
      double risen = cusum[k] + logRatio[k];
      if (risen > 0) {
        onset[k] = onset[k] == NONE ? spanStart : onset[k];
        cusum[k] = risen;
        seen[k] += count;
        expected[k] += mean;
      } else {
        onset[k] = NONE;
        cusum[k] = 0;
        seen[k] = 0;
        expected[k] = 0;
      }
    }
    spanStart = hour;
    empty();
  }

  private void empty() {
    prior = 0;
    count = 0;
    mean = 0;
    Arrays.fill(logRatio, 0);
  }

  /// Adds one observation to the running span.
  ///
  /// @param onsets prior mass of an onset in it
  /// @param low low verbatims
  /// @param expectation expected ones
  /// @param elapsed how much of the span is over after it, above 0, to 1
  void add(double onsets, int low, double expectation, double elapsed) {
    prior += onsets;
    count += low;
    mean += expectation;
    for (int k = 0; k < SIZES; k++) {
      logRatio[k] =
          logLikelihoodRatio(count, mean * upper, size[k], excess, mean * upper / elapsed);
    }
  }

  private double statistic(int k) {
    return Math.min(LARGEST, (prior + folded[k]) * Math.exp(logRatio[k]));
  }

  /// R: how many days of prior mass the observations speak for.
  double total() {
    double sum = 0;
    for (int k = 0; k < SIZES; k++) {
      sum += statistic(k);
    }
    return sum / SIZES;
  }

  /// Hour of the likeliest onset; NONE when nothing has risen.
  long onsetHour() {
    int k = best();
    if (cusum[k] + logRatio[k] <= 0) {
      return NONE;
    }
    return onset[k] == NONE ? spanStart : onset[k];
  }

  /// Low verbatims since the likeliest onset.
  double seenSinceOnset() {
    return seen[best()] + count;
  }

  /// Expected ones since the likeliest onset, without the upper limit's margin.
  double expectedSinceOnset() {
    return expected[best()] + mean;
  }

  /// Log likelihood ratio of the running span for a size of shift.
  double logRatio(int k) {
    return logRatio[k];
  }

  /// The size whose CUSUM is highest: the one that tells onset, seen and expected.
  int best() {
    return cusum[1] + logRatio[1] > cusum[0] + logRatio[0] ? 1 : 0;
  }

  /// Forgets everything that was observed.
  void clear() {
    for (int k = 0; k < SIZES; k++) {
      folded[k] = 0;
      cusum[k] = 0;
      onset[k] = NONE;
      seen[k] = 0;
      expected[k] = 0;
    }
    empty();
  }

  /// Writes what is left between two spans.
  void write(DataOutput out) throws IOException {
    for (int k = 0; k < SIZES; k++) {
      out.writeDouble(folded[k]);
      out.writeDouble(cusum[k]);
      out.writeLong(onset[k]);
      out.writeDouble(seen[k]);
      out.writeDouble(expected[k]);
    }
  }

  void read(DataInput in) throws IOException {
    for (int k = 0; k < SIZES; k++) {
      folded[k] = in.readDouble();
      cusum[k] = in.readDouble();
      onset[k] = in.readLong();
      seen[k] = in.readDouble();
      expected[k] = in.readDouble();
    }
  }

  /// Logarithm of NB(count; size × mean) / NB(count; mean) for the beginning of a span whose
  /// whole has the mean `spanMean`, and the variance (1 + excess) × mean under both. With
  /// s = spanMean / excess the two have sizes s and size × s and the same probability
  /// s / (s + mean), so that only Γ(count + size·s)·Γ(s) / (Γ(size·s)·Γ(count + s)) depends on the
  /// count, which is a product of `count` factors.
  static double logLikelihoodRatio(
      int count, double mean, double size, double excess, double spanMean) {
    if (mean <= 0) {
      return 0;
    }
    if (excess == 0) {
      return count * Math.log(size) - (size - 1) * mean;
    }
    double base = spanMean / excess;
    double shifted = size * base;
    double product = 1;
    double log = (base - shifted) * Math.log1p(mean / base);
    for (int j = 0; j < count; j++) {
      product *= (shifted + j) / (base + j);
      if (product > LARGEST) {
        log += Math.log(product);
        product = 1;
      }
    }
    return log + Math.log(product);
  }
}

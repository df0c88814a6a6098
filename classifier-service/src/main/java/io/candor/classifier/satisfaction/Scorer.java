package io.candor.classifier.satisfaction;

import java.util.List;

/// Predicts ratings: the probability of each of the five, from a weighted sum of signs
/// (multinomial logistic). Immutable and thread-safe.
///
/// @param version tells models apart
/// @param weights of a kind of signs: one row per rating 1 to 5, its bias last; must not be changed
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
public record Scorer(String version, double[][] weights) {
  private static final int RATINGS = 5;

  // Of the default: how much the sum of signs has to rise from one rating to the next, and where
  // the middle lies. Most customers who answer are content, so silence reads as a 4.
  private static final double STEP = 0.9;

  /// The default of a kind, before the workspace has ratings enough: feeling first, then how it
  /// ended. The weights say what is agreed among support organisations, not what was measured.
  public static Scorer initial(Signs.Kind kind) {
    double[] signs =
        switch (kind) {
          case CONVERSATION ->
              new double[] {1.0, 0.3, 1.0, 0.4, -0.2, -1.2, 0.2, -0.4, -0.3, -0.8, -0.3};
          case VERBATIM -> new double[] {1.6, -0.4, 0.4};
        };
    double bias = kind == Signs.Kind.CONVERSATION ? 0.6 : 0.1;
    // An ordinal model as a multinomial one: rating r is worth (r - 3) times the sum, less a
    // parabola that keeps the middle ratings possible.
    double[][] weights = new double[RATINGS][signs.length + 1];
    for (int rating = 1; rating <= RATINGS; rating++) {
      double lean = rating - 3;
      double[] row = weights[rating - 1];
      for (int d = 0; d < signs.length; d++) {
        row[d] = lean * STEP * signs[d];
      }
      row[signs.length] = lean * STEP * bias - 0.05 * lean * lean;
    }
    return new Scorer("default", weights);
  }

  /// Probabilities of the ratings 1 to 5.
  double[] probabilities(float[] signs) {
    double[] result = new double[RATINGS];
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < RATINGS; k++) {
      double sum = weights[k][signs.length];
      for (int d = 0; d < signs.length; d++) {
        sum += weights[k][d] * signs[d];
      }
      result[k] = sum;
      max = Math.max(max, sum);
    }
    double total = 0;
    for (int k = 0; k < RATINGS; k++) {
      result[k] = Math.exp(result[k] - max);
      total += result[k];
    }
    for (int k = 0; k < RATINGS; k++) {
      result[k] /= total;
    }
    return result;
  }

  /// The score of something by its signs.
  public Score score(Signs signs) {
    double[] probabilities = probabilities(signs.values());
    double rating = 0;
    for (int k = 0; k < RATINGS; k++) {
      rating += (k + 1) * probabilities[k];
    }
    return new Score(rating, probabilities[3] + probabilities[4], version);
  }

  /// How wrong this model is about samples that it has not learned from.
  ///
  /// @param samples at least one
  Errors errors(List<RatedSample> samples) {
    double absolute = 0;
    double squares = 0;
    double bias = 0;
    double[] predicted = new double[Errors.BINS];
    double[] satisfied = new double[Errors.BINS];
    for (RatedSample sample : samples) {
      Score score = score(sample.signs());
      absolute += Math.abs(score.rating() - sample.rating());
      bias += score.rating() - sample.rating();
      double actual = sample.satisfied() ? 1 : 0;
      squares += Math.pow(score.satisfiedProbability() - actual, 2);
      int bin = Math.min(Errors.BINS - 1, (int) (score.satisfiedProbability() * Errors.BINS));
      predicted[bin] += score.satisfiedProbability();
      satisfied[bin] += actual;
    }
    double calibration = 0;
    for (int bin = 0; bin < Errors.BINS; bin++) {
      calibration += Math.abs(predicted[bin] - satisfied[bin]);
    }
    int count = samples.size();
    return new Errors(count, absolute / count, bias / count, squares / count, calibration / count);
  }

  /// How wrong a model is.
  ///
  /// @param sampleCount ratings that it was compared with
  /// @param meanAbsolute mean distance of expected and given rating, 0..4
  /// @param bias mean of expected less given ratings, -4..4; above 0: too hopeful
  /// @param brier mean squared distance of the probability of being satisfied and the truth, 0..1
  /// @param calibration expected calibration error of that probability in ten bins, 0..1
  public record Errors(
      int sampleCount, double meanAbsolute, double bias, double brier, double calibration) {
    static final int BINS = 10;

    /// Of a model that was never compared.
    public static final Errors NONE = new Errors(0, 0, 0, 0, 0);
  }
}

package io.candor.metrics.spike;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/// Upper tail of counts with variance dispersion × mean: negative binomial with size
/// mean/(dispersion − 1) and probability 1/dispersion; Poisson at dispersion 1.
final class CountTail {
  private static final double POISSON_BELOW = 1 + 1e-6;

  private CountTail() {}

  /// P(Y ≥ seen); 1 when nothing was seen, 0 when nothing is expected and something was seen.
  static double atLeast(long seen, double mean, double dispersion) {
    if (seen <= 0) {
      return 1;
    }
    if (mean <= 0) {
      return 0;
    }
    if (dispersion < POISSON_BELOW) {
      return RegularizedGamma.P.value((double) seen, mean);
    }
    return RegularizedBeta.value(1 - 1 / dispersion, (double) seen, mean / (dispersion - 1));
  }
}

package io.candor.metrics.spike;

import java.util.Random;

/// Days of verbatims about one theme, negative binomial around a rate; seeded.
final class SimulatedCounts {
  private final Random random;

  SimulatedCounts(long seed) {
    this.random = new Random(seed);
  }

  /// A count with this mean and the variance dispersion × mean.
  int count(double mean, double dispersion) {
    return dispersion <= 1 ? poisson(mean) : poisson(gamma(mean, dispersion));
  }

  private double gamma(double mean, double dispersion) {
    double scale = dispersion - 1;
    double shape = mean / scale;
    // G. Marsaglia and W. W. Tsang 2000, with the boost for shapes below 1.
    double boost = shape < 1 ? Math.pow(random.nextDouble(), 1 / shape) : 1;
    double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v * boost * scale;
      }
    }
  }

  private int poisson(double mean) {
    int count = 0;
    double left = mean;
    // In steps, so that e^-mean stays a number.
    while (left > 30) {
      count += poisson(30);
      left -= 30;
    }
    double limit = Math.exp(-left);
    double product = random.nextDouble();
    while (product > limit) {
      count++;
      product *= random.nextDouble();
    }
    return count;
  }
}

package io.candor.classifier.discovery;

/// Whether something is written about more of late than before, given how much is written at all.
final class Surge {
  private Surge() {}

  /// Probability that at least `recent` of the `recent + before` texts fall into the recent time if
  /// nothing has changed: the upper tail of a binomial whose share is that of the recent time among
  /// all texts. 0..1.
  ///
  /// @param recentTotal all texts of the recent time, at least 0
  /// @param beforeTotal all texts of the time before, at least 0; 0 makes everything possible
  static double chance(int recent, int before, int recentTotal, int beforeTotal) {
    int count = recent + before;
    if (count == 0 || recentTotal + beforeTotal == 0) {
      return 1;
    }
    double share = (double) recentTotal / (recentTotal + beforeTotal);
    if (recent == 0 || share >= 1) {
      return 1;
    }
    if (share <= 0) {
      return 0;
    }
    double tail = 0;
    for (int k = recent; k <= count; k++) {
      tail +=
          Math.exp(logChoose(count, k) + k * Math.log(share) + (count - k) * Math.log1p(-share));
    }
    return Math.min(1, tail);
  }

  private static double logChoose(int n, int k) {
    double sum = 0;
    for (int i = 1; i <= k; i++) {
      sum += Math.log((double) (n - k + i) / i);
    }
    return sum;
  }
}

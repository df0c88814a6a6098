package io.candor.bench.checks;

/// Counts of right and wrong.
final class Score {
  private int right;
  private int missed;
  private int wrong;

  void add(boolean expected, boolean found) {
    right += expected && found ? 1 : 0;
    missed += expected && !found ? 1 : 0;
    wrong += !expected && found ? 1 : 0;
  }

  @Override
  public String toString() {
    return "recall %s (%d of %d), precision %s (%d of %d)"
        .formatted(
            share(right, missed), right, right + missed, share(right, wrong), right, right + wrong);
  }

  private static String share(int part, int rest) {
    return part + rest == 0 ? "-" : "%.3f".formatted((double) part / (part + rest));
  }
}

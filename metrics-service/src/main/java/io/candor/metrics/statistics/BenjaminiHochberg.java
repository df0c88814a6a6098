package io.candor.metrics.statistics;

import java.util.stream.IntStream;

/// False discoveries under control (Y. Benjamini and Y. Hochberg 1995).
public final class BenjaminiHochberg {

  private BenjaminiHochberg() {}

  /// Adjusted p-values in the order given: a test is discovered at rate q when its adjusted value
  /// is at most q.
  ///
  /// @param values p-values of all tests, each 0..1
  public static double[] adjust(double[] values) {
    int tests = values.length;
    int[] descending =
        IntStream.range(0, tests)
            .boxed()
            .sorted((a, b) -> Double.compare(values[b], values[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[tests];
    double smallest = 1;
    for (int position = 0; position < tests; position++) {
      int index = descending[position];
      int rank = tests - position;
      smallest = Math.min(smallest, values[index] * tests / rank);
      adjusted[index] = smallest;
    }
    return adjusted;
  }
}

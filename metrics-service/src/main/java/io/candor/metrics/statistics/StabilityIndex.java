package io.candor.metrics.statistics;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Population stability index: how far a mix has moved, Σ (q − p)·ln(q/p) over the categories of
/// both.
public final class StabilityIndex {

  // Keeps a category that one side lacks from making the index infinite.
  private static final double FLOOR = 1e-4;

  private StabilityIndex() {}

  /// The index of the counts against the reference's; both need a total above zero.
  public static double of(Map<String, Long> counts, Map<String, Long> reference) {
    double total = total(counts);
    double referenceTotal = total(reference);
    Set<String> categories = new TreeSet<>(counts.keySet());
    categories.addAll(reference.keySet());
    double index = 0;
    for (String category : categories) {
      double share = Math.max(FLOOR, counts.getOrDefault(category, 0L) / total);
      double before = Math.max(FLOOR, reference.getOrDefault(category, 0L) / referenceTotal);
      index += (share - before) * Math.log(share / before);
    }
    return index;
  }

  private static double total(Map<String, Long> counts) {
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    if (total <= 0) {
      throw new IllegalArgumentException("total: " + total + " (expected: > 0)");
    }
    return total;
  }
}

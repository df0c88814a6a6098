package io.candor.metrics.impact;

import io.candor.metrics.statistics.Proportion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A root cause and its part of the low verbatims of which it was assessed.
///
/// @param rootCause `PRODUCT_BUG` …; `UNKNOWN` for those that have none of the others
/// @param share of those that were assessed
public record RootCauseShare(String rootCause, Proportion share) {

  /// The shares, the most frequent first, equal ones by name.
  ///
  /// @param counts by root cause, each at least 1
  public static List<RootCauseShare> of(Map<String, Long> counts) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(cause -> new RootCauseShare(cause.getKey(), new Proportion(cause.getValue(), all)))
        .toList();
  }
}

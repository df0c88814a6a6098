package io.candor.metrics.diagnosis;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.statistics.Proportion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Why low verbatims complain.
///
/// @param counts low verbatims of which the root cause was assessed
public record RootCauses(List<Count> counts) {

  public RootCauses {
    counts = List.copyOf(counts);
  }

  /// Low verbatims that agree in all of these.
  ///
  /// @param week of writing
  /// @param area empty when unknown
  /// @param theme empty when there is none
  /// @param rootCause `PRODUCT_BUG` …; `UNKNOWN` for those that have none of the others
  /// @param count at least 1
  public record Count(IsoWeek week, String area, String theme, String rootCause, long count) {}

  /// A root cause and its part of the low verbatims of which it was assessed.
  public record Share(String rootCause, Proportion share) {}

  /// The shares among the wanted ones, the most frequent first, equal ones by name.
  public List<Share> shares(Predicate<Count> wanted) {
    Map<String, Long> byCause = new TreeMap<>();
    counts.stream()
        .filter(wanted)
        .forEach(one -> byCause.merge(one.rootCause(), one.count(), Long::sum));
    long all = byCause.values().stream().mapToLong(Long::longValue).sum();
    return byCause.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(cause -> new Share(cause.getKey(), new Proportion(cause.getValue(), all)))
        .toList();
  }
}

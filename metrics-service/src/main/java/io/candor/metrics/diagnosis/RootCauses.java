package io.candor.metrics.diagnosis;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.impact.RootCauseShare;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

  /// The shares among the wanted ones, the most frequent first, equal ones by name.
  public List<RootCauseShare> shares(Predicate<Count> wanted) {
    return RootCauseShare.of(
        counts.stream()
            .filter(wanted)
            .collect(
                Collectors.groupingBy(Count::rootCause, Collectors.summingLong(Count::count))));
  }
}

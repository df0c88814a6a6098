package io.candor.metrics.diagnosis;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.statistics.CountComparison;
import io.candor.metrics.volume.Series;
import java.util.Optional;
import java.util.OptionalDouble;

/// How often a theme was written about with low satisfaction in a week, against two earlier weeks.
///
/// @param series theme, area and segment
/// @param week the week
/// @param low low verbatims
/// @param mentions verbatims of any rating
/// @param lastWeek against the week before
/// @param earlier against the same week of last month
public record ThemeVolume(
    Series series, IsoWeek week, long low, long mentions, Change lastWeek, Change earlier) {

  /// A comparison with one week.
  ///
  /// @param week the week compared with
  /// @param low low verbatims of that week
  /// @param comparison the counts with their exposures; empty when one of the weeks has no
  ///     verbatims at all
  /// @param adjusted p adjusted for all tests of the week, when it is a spike
  public record Change(
      IsoWeek week, long low, Optional<CountComparison> comparison, OptionalDouble adjusted) {}

  /// Whether either comparison is a spike.
  public boolean spike() {
    return lastWeek.adjusted().isPresent() || earlier.adjusted().isPresent();
  }
}

package io.candor.metrics.volume;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.statistics.CountComparison;
import java.util.List;

/// A volume that has risen.
///
/// @param series what has risen
/// @param week the judged week
/// @param risen the references against which it has, at least one
public record Spike(Series series, IsoWeek week, List<Risen> risen) {

  public Spike {
    risen = List.copyOf(risen);
  }

  /// The week that a volume is compared with.
  public enum Reference {
    LAST_WEEK,
    /// The same week of last month.
    FOUR_WEEKS_EARLIER
  }

  /// A significant comparison.
  ///
  /// @param reference which week it was compared with
  /// @param comparison the counts and exposures
  /// @param adjusted p adjusted for all tests of its level in this week (Benjamini and Hochberg)
  public record Risen(Reference reference, CountComparison comparison, double adjusted) {}
}

package io.candor.metrics.panel;

import io.candor.metrics.counter.JdbcCellFigures;

/// Makes queries for a cut: which parts are told apart and which are summed over.
///
/// A form takes three texts: the columns of the parts, the figures, and what to group by besides.
final class JdbcCuts {
  private JdbcCuts() {}

  /// The two columns that a part takes, and what to group by for it. Parts that are summed over are
  /// empty.
  static String apply(String form, CutBy by) {
    return form.formatted(parts(by), JdbcCellFigures.sums(), grouping(by));
  }

  /// The two columns of the parts.
  static String parts(CutBy by) {
    return switch (by) {
      case NOTHING -> "'' as segment, '' as channel";
      case SEGMENT -> "segment, '' as channel";
      case CHANNEL -> "'' as segment, channel";
    };
  }

  /// What to group by besides.
  static String grouping(CutBy by) {
    return switch (by) {
      case NOTHING -> "";
      case SEGMENT -> ", segment";
      case CHANNEL -> ", channel";
    };
  }

  /// Tells segments and channels apart.
  static String finest(String form) {
    return form.formatted("segment, channel", JdbcCellFigures.sums(), ", segment, channel");
  }
}

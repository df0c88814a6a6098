package io.candor.metrics.evaluation;

import java.time.LocalDate;

/// Days of one theme for a reader to see.
///
/// @param area product area
/// @param theme theme
/// @param first first day, UTC
/// @param last last day, included, not before `first`
record ThemeDays(String area, String theme, LocalDate first, LocalDate last) {

  /// What is written about a theme on one day.
  ///
  /// @param low low verbatims
  /// @param verbatims all verbatims
  record Day(LocalDate date, long low, long verbatims) {}
}

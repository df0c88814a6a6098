package io.candor.metrics.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Findings as they were last handed on, for readers.
interface FindingCatalogue {

  /// One finding; empty when there is none.
  Optional<HandedFinding> find(String workspace, String id);

  /// A page of findings, the latest opened week first, then by id.
  ///
  /// @param after the last finding of the page before
  List<HandedFinding> page(
      String workspace, FindingFilter filter, Optional<FindingFilter.Place> after, int limit);

  /// The latest day, in UTC, on which anything was written; empty without any.
  Optional<LocalDate> latestDay(String workspace);

  /// The days of themes, in their order; days without words are left out.
  List<List<ThemeDays.Day>> days(String workspace, List<ThemeDays> wanted);
}

package io.candor.metrics.evaluation;

import io.candor.metrics.cell.IsoWeek;
import java.util.Optional;

/// Which findings a list shows.
///
/// @param week only those that tripped in this week
/// @param kind only those of this kind, by name; empty for all
/// @param state only those in this state, by name; empty for all
record FindingFilter(Optional<IsoWeek> week, String kind, String state) {

  /// A place in the list: the latest opened week first, then by id.
  record Place(IsoWeek openedWeek, String id) {}
}

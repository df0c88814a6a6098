package io.candor.metrics.panel;

import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.IsoWeek;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// The first live weeks in which customers of an archetype answered after a handoff. There must be
/// eight of them before they can be its reference: hard tickets are then held against hard tickets.
final class LiveHandoffs {
  /// How many weeks.
  static final int WEEKS = 8;

  private LiveHandoffs() {}

  /// The first weeks with answers of an archetype, at most [#WEEKS], in order.
  static List<IsoWeek> weeks(Collection<Cell> live, String archetype) {
    TreeSet<IsoWeek> weeks = new TreeSet<>();
    for (Cell cell : live) {
      if (cell.key().archetype().equals(archetype)
          && cell.counts().escalation().csat().answers() > 0) {
        weeks.add(cell.key().week());
      }
    }
    return weeks.stream().limit(WEEKS).toList();
  }
}

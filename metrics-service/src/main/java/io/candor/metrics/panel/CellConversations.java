package io.candor.metrics.panel;

import io.candor.kit.resource.ResourceName;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The conversations behind the cells of a panel.
@Singleton
final class CellConversations {
  private final PanelStore store;
  private final Clock clock;

  CellConversations(PanelStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// A cell, and which of its conversations.
  record Cell(IsoWeek week, Line line, Cut cut, CellMembership membership) {}

  /// The latest closed first.
  ///
  /// @param after the last conversation of the page before
  /// @param limit at most this many
  List<MemberConversation> page(
      ResourceName name, Cell cell, Optional<CellQuery.Place> after, int limit) {
    return store.read(
        name.workspace(),
        reader -> {
          PanelAssembly assembly = PanelAssembly.of(reader, name, clock.instant());
          List<String> alone =
              cell.line().equals(Line.LONG_TAIL)
                  ? assembly.baseline(cell.week(), CutBy.NOTHING).baseline().alone()
                  : List.of();
          return reader.conversations(
              new CellQuery(
                  name.id(),
                  cell.week(),
                  cell.line(),
                  alone,
                  cell.cut(),
                  cell.membership(),
                  after,
                  limit));
        });
  }
}

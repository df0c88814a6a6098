package io.candor.cli.panel;

import io.candor.cli.ResourceIds;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.Baseline;
import io.candor.metrics.v1.BaselineRow;
import java.util.ArrayList;
import java.util.List;

/// A baseline as a table.
final class BaselineView {
  private BaselineView() {}

  static List<String> lines(Baseline baseline, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add(
        ink.bold("Baseline " + ResourceIds.last(baseline.getName()))
            + "  by %s: %s".formatted(baseline.getAuthor(), baseline.getReason()));
    lines.add(
        (baseline.hasFreezeTime() ? "frozen" : "not frozen yet, follows its facts")
            + ", judges "
            + (baseline.getEffectiveWeek().isEmpty()
                ? "from the beginning"
                : "from " + baseline.getEffectiveWeek()));
    lines.add("");
    Table table =
        new Table()
            .text("ARCHETYPE")
            .figure("N")
            .text("RESOLUTION CSAT")
            .text("DELAYED CSAT")
            .text("REPEAT 7 D")
            .text("REPEAT 30 D")
            .text("AGENT TIME");
    for (BaselineRow row : baseline.getRowsList()) {
      if (!row.hasCut()) {
        table.row(
            Cell.of(row.getArchetype().isEmpty() ? "(all)" : row.getArchetype()),
            Cell.of(Figures.count(row.getConversationCount())),
            Cell.of(Rates.withCounts(row.getCsatResolution())),
            Cell.of(Rates.withCounts(row.getCsatDelayed())),
            Cell.of(Rates.withCounts(row.getRepeatContact7D())),
            Cell.of(Rates.withCounts(row.getRepeatContact30D())),
            Cell.of(
                row.getEscalatedHandleTime().hasMean()
                    ? Figures.seconds(row.getEscalatedHandleTime().getMean())
                    : Figures.ABSENT));
      }
    }
    lines.addAll(table.lines(ink));
    return lines;
  }
}

package io.candor.cli.panel;

import io.candor.cli.ResourceIds;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.Panel;
import io.candor.metrics.v1.PanelRow;
import io.candor.metrics.v1.ProtectedDeflection;
import java.util.ArrayList;
import java.util.List;

/// Lays a panel out as two tables: deflection with its gates, then the other KPIs.
public final class PanelView {
  private PanelView() {}

  public static List<String> lines(Panel panel, Ink ink) {
    List<String> lines = new ArrayList<>();
    String title = "Panel of " + ResourceIds.last(panel.getDeployment());
    lines.add(ink.bold(title) + "  week " + panel.getWeek() + maturity(panel));
    lines.add("");
    lines.addAll(deflection(panel).lines(ink));
    lines.add(
        ink.dim(
            "Deflection: deflected of all, 95 % interval, band of the tier. CSAT: four weeks"
                + " pooled, points against baseline, 95 % interval, answers."));
    lines.add(ink.dim("~ not all answers are in yet   ? too few to judge (fewer than 50)"));
    lines.add("");
    lines.addAll(OtherKpis.table(panel).lines(ink));
    return lines;
  }

  private static String maturity(Panel panel) {
    if (panel.getLastMatureWeek().isEmpty()) {
      return ", no week is mature yet";
    }
    return panel.getWeek().compareTo(panel.getLastMatureWeek()) > 0
        ? ", provisional: the last mature week is " + panel.getLastMatureWeek()
        : "";
  }

  private static Table deflection(Panel panel) {
    Table table =
        new Table()
            .text("ARCHETYPE")
            .figure("N")
            .text("DEFLECTION")
            .text("BAND")
            .text("VERDICT")
            .text("RESOLUTION CSAT")
            .text("DELAYED CSAT")
            .text("AFTER HANDOFF");
    for (PanelRow row : panel.getRowsList()) {
      ProtectedDeflection deflection = row.getDeflection();
      table.row(
          Cell.of(RowNames.of(row)),
          Cell.of(Figures.count(row.getConversationCount())),
          Cell.of(deflection.hasRate() ? Rates.withInterval(deflection.getRate().getRate()) : ""),
          band(deflection),
          verdict(deflection),
          Gates.cell(deflection.getCsatResolution()),
          Gates.cell(deflection.getCsatDelayed()),
          Gates.cell(deflection.getHandoffCsat()));
    }
    return table;
  }

  private static Cell band(ProtectedDeflection deflection) {
    if (!deflection.hasBand()) {
      return Cell.of("");
    }
    String range =
        "%.0f-%.0f%%"
            .formatted(deflection.getBand().getLow() * 100, deflection.getBand().getHigh() * 100);
    return Cell.of(
        switch (deflection.getBandPosition()) {
          case BELOW -> range + " below";
          case ABOVE -> range + " above";
          case INSIDE, POSITION_UNSPECIFIED, UNRECOGNIZED -> range;
        });
  }

  private static Cell verdict(ProtectedDeflection deflection) {
    String text =
        deflection.getVerdict().name().replace('_', ' ')
            + (deflection.getVerdictProvisional() ? " ~" : "");
    return switch (deflection.getVerdict()) {
      case VERDICT_UNSPECIFIED, UNRECOGNIZED -> Cell.of("");
      case WIN, PROTECTED -> new Cell(text, Ink::good);
      case NOT_A_WIN, REVIEW -> new Cell(text, Ink::warn);
      case ROLLBACK -> new Cell(text, Ink::bad);
      case INSUFFICIENT_DATA -> Cell.of(text);
    };
  }
}

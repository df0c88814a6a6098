package io.candor.cli.diagnosis;

import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Sparkline;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.GetHeatmapResponse;
import io.candor.metrics.v1.HeatmapCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Areas as rows, weeks as columns; the deeper the red, the larger the share of low ratings.
public final class HeatmapView {
  private HeatmapView() {}

  public static List<String> lines(GetHeatmapResponse heatmap, Ink ink) {
    if (heatmap.getCellsCount() == 0) {
      return List.of("No verbatims yet.");
    }
    Set<String> weeks = new TreeSet<>();
    Set<String> areas = new TreeSet<>();
    Map<String, HeatmapCell> cells = new HashMap<>();
    for (HeatmapCell cell : heatmap.getCellsList()) {
      weeks.add(cell.getWeek());
      areas.add(cell.getArea());
      cells.put(key(cell.getArea(), cell.getWeek()), cell);
    }
    Table table = new Table().text("AREA");
    weeks.forEach(table::figure);
    table.figure("CHANGE").text("TREND").text("MOSTLY");
    for (String area : areas) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(area.isEmpty() ? "(unknown)" : area));
      for (String week : weeks) {
        row.add(cell(cells.get(key(area, week))));
      }
      row.add(change(cells.get(key(area, heatmap.getEndWeek()))));
      row.add(
          Cell.of(
              Sparkline.of(
                  weeks.stream().map(week -> share(cells.get(key(area, week)))).toList())));
      row.add(Cell.of(mostly(cells.get(key(area, heatmap.getEndWeek())))));
      table.row(row.toArray(Cell[]::new));
    }
    List<String> lines = new ArrayList<>();
    lines.add(ink.bold("Low ratings per product area and week of writing"));
    lines.add("");
    lines.addAll(table.lines(ink));
    lines.add(
        ink.dim(
            "Share of ratings of 1 or 2 of 5 (low/rated). Change: points against the week"
                + " before. Mostly: the most frequent root cause of the last week's low ones."));
    return lines;
  }

  private static Cell cell(@Nullable HeatmapCell cell) {
    if (cell == null || !cell.getLow().hasValue()) {
      return Cell.of("");
    }
    double share = cell.getLow().getValue();
    String text =
        "%.0f%% (%d/%d)"
            .formatted(share * 100, cell.getLow().getNumerator(), cell.getLow().getDenominator());
    return new Cell(text, (ink, padded) -> ink.shade(share, padded));
  }

  private static OptionalDouble share(@Nullable HeatmapCell cell) {
    return cell != null && cell.getLow().hasValue()
        ? OptionalDouble.of(cell.getLow().getValue())
        : OptionalDouble.empty();
  }

  private static Cell change(@Nullable HeatmapCell cell) {
    return Cell.of(
        cell != null && cell.hasLowShareChangePoints()
            ? Figures.points(cell.getLowShareChangePoints())
            : "");
  }

  private static String mostly(@Nullable HeatmapCell cell) {
    return cell == null ? "" : RootCauses.most(cell.getRootCausesList());
  }

  private static String key(String area, String week) {
    return area + "/" + week;
  }
}

package io.candor.cli.finding;

import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingScope;
import io.candor.alert.v1.WeekFigure;
import io.candor.cli.Enums;
import io.candor.cli.Pages;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.ListFindingsResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Findings as a table: what, about what, how sure, since when, and the latest figure.
public final class FindingsView {
  private FindingsView() {}

  public static List<String> lines(ListFindingsResponse response, Ink ink) {
    if (response.getFindingsCount() == 0) {
      return List.of("No findings.");
    }
    Table table =
        new Table()
            .text("FINDING")
            .text("ABOUT")
            .text("STRENGTH")
            .text("STATE")
            .text("OPENED")
            .text("LATEST")
            .text("FIGURE");
    for (Finding finding : response.getFindingsList()) {
      WeekFigure latest = finding.getWeeks(finding.getWeeksCount() - 1);
      table.row(
          Cell.of(title(finding)),
          Cell.of(scope(finding.getScope())),
          strength(finding),
          Cell.of(finding.getState().name()),
          Cell.of(finding.getOpenedWeek()),
          Cell.of(latest.getWeek()),
          Cell.of(WeekFigures.text(latest)));
    }
    List<String> lines = new ArrayList<>(table.lines(ink));
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }

  private static String title(Finding finding) {
    String kind = Enums.words(finding.getKind());
    return finding.getMetric().isEmpty()
        ? kind
        : kind + " (" + finding.getMetric().replace('_', ' ') + ")";
  }

  private static Cell strength(Finding finding) {
    String text = finding.getStrength().name() + (finding.getAutomatic() ? " (automatic)" : "");
    boolean open = finding.getState() == Finding.State.OPEN;
    return switch (finding.getStrength()) {
      case CONFIRMED -> open ? new Cell(text, Ink::bad) : Cell.of(text);
      case WATCH, STRENGTH_UNSPECIFIED, UNRECOGNIZED -> Cell.of(text);
    };
  }

  /// What the finding is about, from the large to the small.
  public static String scope(FindingScope scope) {
    String segment = scope.getSegmentValue() == 0 ? "" : Enums.words(scope.getSegment());
    return Stream.of(
            scope.getDeploymentId(),
            scope.getArchetypeId(),
            scope.getAreaId(),
            scope.getThemeId(),
            segment,
            scope.getChannel(),
            scope.getSource())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" / "));
  }
}

package io.candor.cli.tuning;

import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.finding.FindingsView;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.DryRunEpisode;
import io.candor.metrics.v1.DryRunFinding;
import io.candor.metrics.v1.DryRunSettingsRequest;
import io.candor.metrics.v1.DryRunSettingsResponse;
import io.candor.metrics.v1.SettingsServiceGrpc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor backtest`: which findings would have fired with other numbers.
@Command(
    name = "backtest",
    description = "Show which findings would have fired with other settings. Changes nothing.")
public final class BacktestCommand implements Callable<Integer> {
  private final CandorCommand candor;
  @Mixin private SettingsCommand.Owner owner = new SettingsCommand.Owner();

  @Parameters(
      paramLabel = "PATH=VALUE",
      arity = "0..*",
      description = "Settings to try, for example csat.review_delta_points=-3.")
  private List<String> assignments = List.of();

  @Option(
      names = "--weeks",
      paramLabel = "N",
      description = "How many weeks to look back on, 1 to 156. Default: 26.")
  private int weeks;

  public BacktestCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    SettingPaths paths = new SettingPaths(candor);
    assignments.forEach(paths::set);
    try (Session session = candor.connect()) {
      DryRunSettingsResponse response =
          session
              .stub(Service.METRICS, SettingsServiceGrpc::newBlockingStub)
              .dryRunSettings(
                  DryRunSettingsRequest.newBuilder()
                      .setName(owner.name(session))
                      .setValues(paths.values())
                      .setUpdateMask(paths.mask())
                      .setWeekCount(weeks)
                      .build());
      session.print(response, ink -> lines(response, ink));
      return 0;
    }
  }

  private static List<String> lines(DryRunSettingsResponse response, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add(
        ink.bold("Findings of %s to %s".formatted(response.getStartWeek(), response.getEndWeek())));
    if (response.getFindingsCount() == 0) {
      lines.add("None, with neither.");
      return lines;
    }
    lines.add("");
    Table table = new Table().text("FINDING").text("ABOUT").text("NOW").text("TRIED").text("");
    long appearing = 0;
    long vanishing = 0;
    for (DryRunFinding finding : response.getFindingsList()) {
      Cell change = Cell.of("");
      if (!finding.hasCurrent()) {
        appearing++;
        change = new Cell("new", Ink::warn);
      } else if (!finding.hasProposed()) {
        vanishing++;
        change = new Cell("gone", Ink::good);
      } else if (!finding.getCurrent().equals(finding.getProposed())) {
        change = Cell.of("changed");
      }
      table.row(
          Cell.of(title(finding)),
          Cell.of(FindingsView.scope(finding.getScope())),
          Cell.of(finding.hasCurrent() ? episode(finding.getCurrent()) : "-"),
          Cell.of(finding.hasProposed() ? episode(finding.getProposed()) : "-"),
          change);
    }
    lines.addAll(table.lines(ink));
    lines.add("");
    lines.add("%d new, %d gone".formatted(appearing, vanishing));
    return lines;
  }

  private static String title(DryRunFinding finding) {
    String kind = Enums.words(finding.getKind());
    return finding.getMetric().isEmpty()
        ? kind
        : kind + " (" + finding.getMetric().replace('_', ' ') + ")";
  }

  private static String episode(DryRunEpisode episode) {
    String end = episode.getClearedWeek().isEmpty() ? "open" : "to " + episode.getClearedWeek();
    return "%s %s, %s%s"
        .formatted(
            episode.getOpenedWeek(),
            end,
            episode.getStrength().name(),
            episode.getAutomatic() ? " (automatic)" : "");
  }
}

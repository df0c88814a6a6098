package io.candor.cli.diagnosis;

import io.candor.cli.CandorCommand;
import io.candor.cli.Pages;
import io.candor.cli.Session;
import io.candor.cli.Weeks;
import io.candor.cli.connection.Service;
import io.candor.cli.taxonomy.EmergingThemes;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.DiagnosisServiceGrpc;
import io.candor.metrics.v1.ListThemeVolumesRequest;
import io.candor.metrics.v1.ListThemeVolumesResponse;
import io.candor.metrics.v1.ThemeVolume;
import io.candor.metrics.v1.VolumeChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `candor themes`: what emerges, then what customers are displeased about, against last week and
/// four weeks earlier.
@Command(name = "themes", description = "Show how often each theme comes with a low rating.")
public final class ThemesCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Option(
      names = "--week",
      paramLabel = "YYYY-Www",
      description = "ISO week of writing. Default: the latest with verbatims.")
  private String week = "";

  @Option(names = "--area", paramLabel = "ID", description = "Only this product area.")
  private String area = "";

  @Option(names = "--by-segment", description = "List the segments of each theme too.")
  private boolean bySegment;

  @Option(names = "--page-size", description = "At most so many. Default: 100.")
  private int pageSize;

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  public ThemesCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    Weeks.check(candor, "--week", week);
    try (Session session = candor.connect()) {
      ListThemeVolumesResponse response =
          session
              .stub(Service.METRICS, DiagnosisServiceGrpc::newBlockingStub)
              .listThemeVolumes(
                  ListThemeVolumesRequest.newBuilder()
                      .setParent(session.parent())
                      .setWeek(week)
                      .setArea(area)
                      .setBySegment(bySegment)
                      .setPageSize(pageSize)
                      .setPageToken(pageToken)
                      .build());
      List<String> emerging =
          session.json() ? List.of() : EmergingThemes.lines(session, area, session.ink());
      session.print(
          response,
          ink -> Stream.concat(emerging.stream(), lines(response, ink).stream()).toList());
      return 0;
    }
  }

  private static List<String> lines(ListThemeVolumesResponse response, Ink ink) {
    if (response.getThemeVolumesCount() == 0) {
      return List.of("No verbatims in " + response.getWeek() + ".");
    }
    Table table =
        new Table()
            .text("THEME")
            .text("AREA")
            .text("SEGMENT")
            .figure("LOW")
            .figure("ALL")
            .figure("LAST WEEK")
            .figure("4 WEEKS EARLIER")
            .text("MOSTLY")
            .text("");
    for (ThemeVolume volume : response.getThemeVolumesList()) {
      table.row(
          Cell.of(volume.getTheme()),
          Cell.of(volume.getArea()),
          Cell.of(volume.hasSegment() ? volume.getSegment().name() : ""),
          Cell.of(Figures.count(volume.getLowCount())),
          Cell.of(Figures.count(volume.getMentionCount())),
          Cell.of(change(volume.getLastWeek())),
          Cell.of(change(volume.getFourWeeksEarlier())),
          Cell.of(RootCauses.most(volume.getRootCausesList())),
          volume.getSpike() ? new Cell("SPIKE", Ink::bad) : Cell.of(""));
    }
    List<String> lines = new ArrayList<>();
    lines.add(ink.bold("Themes of " + response.getWeek()));
    lines.add("");
    lines.addAll(table.lines(ink));
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }

  /// `4 (x4.2)`: the count of then, and how many times as many there are now for as many verbatims.
  private static String change(VolumeChange change) {
    String count = Figures.count(change.getReferenceCount());
    return change.hasRatio() ? "%s (x%.1f)".formatted(count, change.getRatio()) : count;
  }
}

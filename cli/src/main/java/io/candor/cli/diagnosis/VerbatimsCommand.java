package io.candor.cli.diagnosis;

import com.google.protobuf.util.Timestamps;
import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Pages;
import io.candor.cli.ResourceIds;
import io.candor.cli.Session;
import io.candor.cli.Weeks;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.ingest.v1.Account;
import io.candor.metrics.v1.DiagnosisServiceGrpc;
import io.candor.metrics.v1.ListVerbatimsRequest;
import io.candor.metrics.v1.ListVerbatimsResponse;
import io.candor.metrics.v1.Verbatim;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `candor verbatims`: the customers' own words behind an area or a theme.
@Command(name = "verbatims", description = "Read what customers wrote about an area or a theme.")
public final class VerbatimsCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Option(names = "--area", paramLabel = "ID", description = "Only this product area.")
  private String area = "";

  @Option(names = "--theme", paramLabel = "ID", description = "Only this theme.")
  private String theme = "";

  @Option(names = "--week", paramLabel = "YYYY-Www", description = "Only this week of writing.")
  private String week = "";

  @Option(names = "--low", description = "Only with a low rating (1 or 2 of 5).")
  private boolean lowOnly;

  @Option(
      names = "--segment",
      paramLabel = "SEGMENT",
      description =
          "Only of accounts that were enterprise, mid_market, smb or free when it was written.")
  private String segment = "";

  @Option(names = "--page-size", description = "At most so many. Default: 50.")
  private int pageSize;

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  public VerbatimsCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    Weeks.check(candor, "--week", week);
    try (Session session = candor.connect()) {
      ListVerbatimsRequest.Builder request =
          ListVerbatimsRequest.newBuilder()
              .setParent(session.parent())
              .setArea(area)
              .setTheme(theme)
              .setWeek(week)
              .setLowOnly(lowOnly)
              .setPageSize(pageSize)
              .setPageToken(pageToken);
      if (!segment.isEmpty()) {
        request.setSegment(Enums.parse(candor, "--segment", Account.Segment.class, segment));
      }
      ListVerbatimsResponse response =
          session
              .stub(Service.METRICS, DiagnosisServiceGrpc::newBlockingStub)
              .listVerbatims(request.build());
      session.print(response, ink -> lines(response, ink));
      return 0;
    }
  }

  private static List<String> lines(ListVerbatimsResponse response, Ink ink) {
    if (response.getVerbatimsCount() == 0) {
      return List.of("No verbatims.");
    }
    Table table =
        new Table()
            .text("TIME")
            .figure("RATING")
            .text("SOURCE")
            .text("AREA")
            .text("THEME")
            .text("ROOT CAUSE")
            .text("LANG")
            .text("CONVERSATION")
            .text("TEXT");
    for (Verbatim verbatim : response.getVerbatimsList()) {
      table.row(
          Cell.of(Timestamps.toString(verbatim.getTime())),
          Cell.of(verbatim.hasRating() ? "%.0f".formatted(verbatim.getRating()) : Figures.ABSENT),
          Cell.of(verbatim.getSource().name()),
          Cell.of(verbatim.getArea()),
          Cell.of(verbatim.getTheme()),
          Cell.of(RootCauses.words(verbatim.getRootCause())),
          Cell.of(verbatim.getLanguage()),
          Cell.of(ResourceIds.last(verbatim.getConversation())),
          Cell.of(verbatim.getExcerpt()));
    }
    List<String> lines = new ArrayList<>(table.lines(ink));
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }
}

package io.candor.cli.finding;

import io.candor.alert.v1.Finding;
import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Session;
import io.candor.cli.Weeks;
import io.candor.cli.connection.Service;
import io.candor.metrics.v1.FindingServiceGrpc;
import io.candor.metrics.v1.ListFindingsRequest;
import io.candor.metrics.v1.ListFindingsResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `candor findings`: tripped thresholds and signals.
@Command(name = "findings", description = "Show what the figures found.")
public final class FindingsCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Option(
      names = "--week",
      paramLabel = "YYYY-Www",
      description = "Only findings that tripped in this ISO week.")
  private String week = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only this kind, for example csat_rollback.")
  private String kind = "";

  @Option(names = "--state", paramLabel = "STATE", description = "Only open, cleared or replaced.")
  private String state = "";

  @Option(names = "--page-size", description = "At most so many. Default: 50.")
  private int pageSize;

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  public FindingsCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    Weeks.check(candor, "--week", week);
    ListFindingsRequest.Builder request =
        ListFindingsRequest.newBuilder()
            .setWeek(week)
            .setKind(Enums.parse(candor, "--kind", Finding.Kind.class, kind))
            .setState(Enums.parse(candor, "--state", Finding.State.class, state))
            .setPageSize(pageSize)
            .setPageToken(pageToken);
    try (Session session = candor.connect()) {
      ListFindingsResponse response =
          session
              .stub(Service.METRICS, FindingServiceGrpc::newBlockingStub)
              .listFindings(request.setParent(session.parent()).build());
      session.print(response, ink -> FindingsView.lines(response, ink));
      return 0;
    }
  }
}

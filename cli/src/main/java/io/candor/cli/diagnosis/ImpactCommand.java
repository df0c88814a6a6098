package io.candor.cli.diagnosis;

import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.Weeks;
import io.candor.cli.connection.Service;
import io.candor.metrics.v1.AttributeTime;
import io.candor.metrics.v1.DiagnosisServiceGrpc;
import io.candor.metrics.v1.GetImpactRequest;
import io.candor.metrics.v1.GetImpactResponse;
import io.candor.metrics.v1.ListAffectedAccountsRequest;
import io.candor.metrics.v1.ListAffectedAccountsResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor impact`: who is hit by a theme, and what they are worth.
@Command(
    name = "impact",
    description = "Show the accounts, revenue and renewals behind the low ratings of a theme.")
public final class ImpactCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(index = "0", paramLabel = "AREA", description = "Product area, by id.")
  private String area = "";

  @Parameters(index = "1", paramLabel = "THEME", description = "Theme, by id.")
  private String theme = "";

  @Option(
      names = "--from",
      paramLabel = "YYYY-Www",
      description = "First ISO week, for example that of the onset. Default: the last.")
  private String from = "";

  @Option(
      names = {"--week", "--to"},
      paramLabel = "YYYY-Www",
      description = "Last ISO week. Default: the latest with verbatims.")
  private String to = "";

  @Option(
      names = "--now",
      description = "Accounts as they are now. Default: as they were at the end of the last week.")
  private boolean now;

  @Option(names = "--accounts", description = "List the accounts, the most revenue first.")
  private boolean accounts;

  @Option(names = "--page-size", description = "With --accounts: at most so many. Default: 50.")
  private int pageSize;

  @Option(names = "--page-token", description = "With --accounts: continue behind the page before.")
  private String pageToken = "";

  public ImpactCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    Weeks.check(candor, "--from", from);
    Weeks.check(candor, "--week", to);
    AttributeTime.Choice attributes =
        now ? AttributeTime.Choice.NOW : AttributeTime.Choice.AT_THE_TIME;
    try (Session session = candor.connect()) {
      var stub = session.stub(Service.METRICS, DiagnosisServiceGrpc::newBlockingStub);
      if (accounts) {
        ListAffectedAccountsResponse response =
            stub.listAffectedAccounts(
                ListAffectedAccountsRequest.newBuilder()
                    .setParent(session.parent())
                    .setArea(area)
                    .setTheme(theme)
                    .setStartWeek(from)
                    .setEndWeek(to)
                    .setAttributeTime(attributes)
                    .setPageSize(pageSize)
                    .setPageToken(pageToken)
                    .build());
        session.print(response, ink -> ImpactView.lines(response, ink));
      } else {
        GetImpactResponse response =
            stub.getImpact(
                GetImpactRequest.newBuilder()
                    .setParent(session.parent())
                    .setArea(area)
                    .setTheme(theme)
                    .setStartWeek(from)
                    .setEndWeek(to)
                    .setAttributeTime(attributes)
                    .build());
        session.print(response, ink -> ImpactView.lines(response.getImpact(), ink));
      }
      return 0;
    }
  }
}

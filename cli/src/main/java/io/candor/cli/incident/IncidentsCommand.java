package io.candor.cli.incident;

import io.candor.alert.v1.Finding;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentServiceGrpc;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.ListIncidentsResponse;
import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Session;
import io.candor.cli.Weeks;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `candor incidents`: confirmed findings that somebody must take care of.
@Command(name = "incidents", description = "Show the incidents, the last opened first.")
public final class IncidentsCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      description = "Only open, acknowledged, resolved or closed.")
  private List<String> states = List.of();

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "KIND",
      description = "Only these kinds, for example theme_spike.")
  private List<String> kinds = List.of();

  @Option(names = "--deployment", paramLabel = "ID", description = "Only this bot.")
  private String deployment = "";

  @Option(names = "--area", paramLabel = "ID", description = "Only this product area.")
  private String area = "";

  @Option(
      names = "--week",
      paramLabel = "YYYY-Www",
      description = "Only incidents that this ISO week opened.")
  private String week = "";

  @Option(
      names = "--withdrawn",
      description = "Also those whose findings were withdrawn before anybody was told.")
  private boolean withdrawn;

  @Option(names = "--page-size", description = "At most so many. Default: 50.")
  private int pageSize;

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  public IncidentsCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    Weeks.check(candor, "--week", week);
    ListIncidentsRequest.Builder request =
        ListIncidentsRequest.newBuilder()
            .setDeployment(deployment)
            .setArea(area)
            .setOpenedWeek(week)
            .setShowWithdrawn(withdrawn)
            .setPageSize(pageSize)
            .setPageToken(pageToken);
    states.forEach(
        state -> request.addStates(Enums.parse(candor, "--state", Incident.State.class, state)));
    kinds.forEach(
        kind -> request.addKinds(Enums.parse(candor, "--kind", Finding.Kind.class, kind)));
    try (Session session = candor.connect()) {
      ListIncidentsResponse response =
          session
              .stub(Service.ALERT, IncidentServiceGrpc::newBlockingStub)
              .listIncidents(request.setParent(session.parent()).build());
      session.print(
          response, ink -> IncidentsView.lines(response, ink, session.terminal().width()));
      return 0;
    }
  }
}

package io.candor.cli.incident;

import io.candor.alert.v1.GetIncidentRequest;
import io.candor.alert.v1.GetIncidentResponse;
import io.candor.alert.v1.IncidentServiceGrpc;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `candor incident`: one incident with its time line.
@Command(name = "incident", description = "Show one incident and what happened to it.")
public final class IncidentCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(paramLabel = "ID", description = "The incident's id or whole name.")
  private String id = "";

  public IncidentCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      GetIncidentResponse response =
          session
              .stub(Service.ALERT, IncidentServiceGrpc::newBlockingStub)
              .getIncident(
                  GetIncidentRequest.newBuilder().setName(session.name("incidents", id)).build());
      session.print(
          response,
          ink ->
              IncidentsView.lines(
                  response.getIncident(),
                  response.getTimelineList(),
                  ink,
                  session.terminal().width()));
      return 0;
    }
  }
}

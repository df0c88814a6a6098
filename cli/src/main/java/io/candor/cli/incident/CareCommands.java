package io.candor.cli.incident;

import io.candor.alert.v1.AcknowledgeIncidentRequest;
import io.candor.alert.v1.AcknowledgeIncidentResponse;
import io.candor.alert.v1.IncidentServiceGrpc;
import io.candor.alert.v1.ResolveIncidentRequest;
import io.candor.alert.v1.ResolveIncidentResponse;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The two things that people decide about an incident.
public final class CareCommands {
  private CareCommands() {}

  /// Which incident, who, and what they say about it.
  static final class Care {
    @Parameters(paramLabel = "ID", description = "The incident's id or whole name.")
    private String id = "";

    @Option(
        names = "--as",
        defaultValue = "${sys:user.name}",
        paramLabel = "WHO",
        description = "Who decides. Default: your user name.")
    private String actor = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "What there is to say about it.")
    private String note = "";
  }

  /// `candor ack`: somebody takes care of it.
  @Command(name = "ack", description = "Take care of an incident, so that nobody else is called.")
  public static final class Acknowledge implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Care care = new Care();

    public Acknowledge(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        AcknowledgeIncidentResponse response =
            session
                .stub(Service.ALERT, IncidentServiceGrpc::newBlockingStub)
                .acknowledgeIncident(
                    AcknowledgeIncidentRequest.newBuilder()
                        .setName(session.name("incidents", care.id))
                        .setActor(care.actor)
                        .setNote(care.note)
                        .build());
        session.print(
            response,
            ink ->
                IncidentsView.lines(
                    response.getIncident(), List.of(), ink, session.terminal().width()));
        return 0;
      }
    }
  }

  /// `candor resolve`: somebody considers it done.
  @Command(name = "resolve", description = "Say that an incident is done.")
  public static final class Resolve implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Care care = new Care();

    public Resolve(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        ResolveIncidentResponse response =
            session
                .stub(Service.ALERT, IncidentServiceGrpc::newBlockingStub)
                .resolveIncident(
                    ResolveIncidentRequest.newBuilder()
                        .setName(session.name("incidents", care.id))
                        .setActor(care.actor)
                        .setNote(care.note)
                        .build());
        session.print(
            response,
            ink ->
                IncidentsView.lines(
                    response.getIncident(), List.of(), ink, session.terminal().width()));
        return 0;
      }
    }
  }
}

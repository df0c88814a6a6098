package io.candor.cli.incident;

import io.candor.alert.v1.AcknowledgeIncidentRequest;
import io.candor.alert.v1.AcknowledgeIncidentResponse;
import io.candor.alert.v1.AssignIncidentRequest;
import io.candor.alert.v1.AssignIncidentResponse;
import io.candor.alert.v1.CloseIncidentRequest;
import io.candor.alert.v1.CloseIncidentResponse;
import io.candor.alert.v1.IncidentServiceGrpc;
import io.candor.alert.v1.ReopenIncidentRequest;
import io.candor.alert.v1.ReopenIncidentResponse;
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

/// What people decide about an incident.
public final class CareCommands {
  private CareCommands() {}

  /// Which incident, who, and what they say about it.
  static final class Care {
    @Parameters(index = "0", paramLabel = "ID", description = "The incident's id or whole name.")
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

  /// `candor reopen`: it is not done after all.
  @Command(name = "reopen", description = "Open a resolved or closed incident again.")
  public static final class Reopen implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Care care = new Care();

    public Reopen(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        ReopenIncidentResponse response =
            session
                .stub(Service.ALERT, IncidentServiceGrpc::newBlockingStub)
                .reopenIncident(
                    ReopenIncidentRequest.newBuilder()
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

  /// `candor close`: everybody who had to be told was told.
  @Command(
      name = "close",
      description = "Close a resolved incident, once nobody behind it is left to be told.")
  public static final class Close implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Care care = new Care();

    public Close(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        CloseIncidentResponse response =
            session
                .stub(Service.ALERT, IncidentServiceGrpc::newBlockingStub)
                .closeIncident(
                    CloseIncidentRequest.newBuilder()
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

  /// `candor assign`: who shall take care of it.
  @Command(name = "assign", description = "Name who shall take care of an incident.")
  public static final class Assign implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Care care = new Care();

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "WHO",
        description = "Nobody if left out.")
    private String assignee = "";

    public Assign(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        AssignIncidentResponse response =
            session
                .stub(Service.ALERT, IncidentServiceGrpc::newBlockingStub)
                .assignIncident(
                    AssignIncidentRequest.newBuilder()
                        .setName(session.name("incidents", care.id))
                        .setActor(care.actor)
                        .setAssignee(assignee)
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

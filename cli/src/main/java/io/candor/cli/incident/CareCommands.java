package io.candor.cli.incident;

import com.google.protobuf.Message;
import io.candor.alert.v1.AcknowledgeIncidentRequest;
import io.candor.alert.v1.AcknowledgeIncidentResponse;
import io.candor.alert.v1.AssignIncidentRequest;
import io.candor.alert.v1.AssignIncidentResponse;
import io.candor.alert.v1.CloseIncidentRequest;
import io.candor.alert.v1.CloseIncidentResponse;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentServiceGrpc;
import io.candor.alert.v1.ReopenIncidentRequest;
import io.candor.alert.v1.ReopenIncidentResponse;
import io.candor.alert.v1.ResolveIncidentRequest;
import io.candor.alert.v1.ResolveIncidentResponse;
import io.candor.cli.Actor;
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

    @Mixin private Actor actor = new Actor();

    @Option(names = "--note", paramLabel = "TEXT", description = "What there is to say about it.")
    private String note = "";
  }

  /// What the service answers.
  private record Answer(Message response, Incident incident) {}

  /// A decision about one incident, which is shown as it is then.
  private abstract static class CareCommand implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Care care = new Care();

    CareCommand(CandorCommand candor) {
      this.candor = candor;
    }

    /// Decides.
    ///
    /// @param name the incident's whole name
    abstract Answer decide(
        IncidentServiceGrpc.IncidentServiceBlockingStub stub, String name, Care by);

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        Answer answer =
            decide(
                session.stub(Service.ALERT, IncidentServiceGrpc::newBlockingStub),
                session.name("incidents", care.id),
                care);
        session.print(
            answer.response(),
            ink ->
                IncidentsView.lines(answer.incident(), List.of(), ink, session.terminal().width()));
        return 0;
      }
    }
  }

  /// `candor ack`: somebody takes care of it.
  @Command(name = "ack", description = "Take care of an incident, so that nobody else is called.")
  public static final class Acknowledge extends CareCommand {
    public Acknowledge(CandorCommand candor) {
      super(candor);
    }

    @Override
    Answer decide(IncidentServiceGrpc.IncidentServiceBlockingStub stub, String name, Care by) {
      AcknowledgeIncidentResponse response =
          stub.acknowledgeIncident(
              AcknowledgeIncidentRequest.newBuilder()
                  .setName(name)
                  .setActor(by.actor.name())
                  .setNote(by.note)
                  .build());
      return new Answer(response, response.getIncident());
    }
  }

  /// `candor resolve`: somebody considers it done.
  @Command(name = "resolve", description = "Say that an incident is done.")
  public static final class Resolve extends CareCommand {
    public Resolve(CandorCommand candor) {
      super(candor);
    }

    @Override
    Answer decide(IncidentServiceGrpc.IncidentServiceBlockingStub stub, String name, Care by) {
      ResolveIncidentResponse response =
          stub.resolveIncident(
              ResolveIncidentRequest.newBuilder()
                  .setName(name)
                  .setActor(by.actor.name())
                  .setNote(by.note)
                  .build());
      return new Answer(response, response.getIncident());
    }
  }

  /// `candor reopen`: it is not done after all.
  @Command(name = "reopen", description = "Open a resolved or closed incident again.")
  public static final class Reopen extends CareCommand {
    public Reopen(CandorCommand candor) {
      super(candor);
    }

    @Override
    Answer decide(IncidentServiceGrpc.IncidentServiceBlockingStub stub, String name, Care by) {
      ReopenIncidentResponse response =
          stub.reopenIncident(
              ReopenIncidentRequest.newBuilder()
                  .setName(name)
                  .setActor(by.actor.name())
                  .setNote(by.note)
                  .build());
      return new Answer(response, response.getIncident());
    }
  }

  /// `candor close`: everybody who had to be told was told.
  @Command(
      name = "close",
      description = "Close a resolved incident, once nobody behind it is left to be told.")
  public static final class Close extends CareCommand {
    public Close(CandorCommand candor) {
      super(candor);
    }

    @Override
    Answer decide(IncidentServiceGrpc.IncidentServiceBlockingStub stub, String name, Care by) {
      CloseIncidentResponse response =
          stub.closeIncident(
              CloseIncidentRequest.newBuilder()
                  .setName(name)
                  .setActor(by.actor.name())
                  .setNote(by.note)
                  .build());
      return new Answer(response, response.getIncident());
    }
  }

  /// `candor assign`: who shall take care of it.
  @Command(name = "assign", description = "Name who shall take care of an incident.")
  public static final class Assign extends CareCommand {
    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "WHO",
        description = "Nobody if left out.")
    private String assignee = "";

    public Assign(CandorCommand candor) {
      super(candor);
    }

    @Override
    Answer decide(IncidentServiceGrpc.IncidentServiceBlockingStub stub, String name, Care by) {
      AssignIncidentResponse response =
          stub.assignIncident(
              AssignIncidentRequest.newBuilder()
                  .setName(name)
                  .setActor(by.actor.name())
                  .setAssignee(assignee)
                  .setNote(by.note)
                  .build());
      return new Answer(response, response.getIncident());
    }
  }
}

package io.candor.cli.directive;

import com.google.protobuf.Message;
import io.candor.alert.v1.AcknowledgeDirectiveRequest;
import io.candor.alert.v1.AcknowledgeDirectiveRequest.Outcome;
import io.candor.alert.v1.AcknowledgeDirectiveResponse;
import io.candor.alert.v1.ApproveDirectiveRequest;
import io.candor.alert.v1.ApproveDirectiveResponse;
import io.candor.alert.v1.Directive;
import io.candor.alert.v1.DirectiveServiceGrpc;
import io.candor.alert.v1.RejectDirectiveRequest;
import io.candor.alert.v1.RejectDirectiveResponse;
import io.candor.alert.v1.RevertDirectiveRequest;
import io.candor.alert.v1.RevertDirectiveResponse;
import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the rollback owner and the bot's platform say to a directive.
public final class DecisionCommands {
  private DecisionCommands() {}

  /// Which directive, who, and what they say about it.
  static final class Decision {
    @Parameters(paramLabel = "ID", description = "The directive's id or whole name.")
    private String id = "";

    @Mixin private Actor actor = new Actor();

    @Option(names = "--note", paramLabel = "TEXT", description = "What there is to say about it.")
    private String note = "";

    private String name(Session session) {
      return session.name("directives", id);
    }
  }

  private static DirectiveServiceGrpc.DirectiveServiceBlockingStub stub(Session session)
      throws IOException {
    return session.stub(Service.ALERT, DirectiveServiceGrpc::newBlockingStub);
  }

  private static int print(Session session, Message response, Directive directive) {
    session.print(
        response, ink -> DirectivesView.lines(directive, ink, session.terminal().width()));
    return 0;
  }

  /// `candor approve`: the owner orders it.
  @Command(name = "approve", description = "Order a proposed directive, as the rollback owner.")
  public static final class Approve implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Decision decision = new Decision();

    public Approve(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        ApproveDirectiveResponse response =
            stub(session)
                .approveDirective(
                    ApproveDirectiveRequest.newBuilder()
                        .setName(decision.name(session))
                        .setActor(decision.actor.name())
                        .setNote(decision.note)
                        .build());
        return print(session, response, response.getDirective());
      }
    }
  }

  /// `candor reject`: the owner says no.
  @Command(name = "reject", description = "Say no to a proposed directive, as the rollback owner.")
  public static final class Reject implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Decision decision = new Decision();

    public Reject(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        RejectDirectiveResponse response =
            stub(session)
                .rejectDirective(
                    RejectDirectiveRequest.newBuilder()
                        .setName(decision.name(session))
                        .setActor(decision.actor.name())
                        .setNote(decision.note)
                        .build());
        return print(session, response, response.getDirective());
      }
    }
  }

  /// `candor revert`: an ordered one is taken back by another.
  @Command(
      name = "revert",
      description = "Take an ordered directive back: at once as the owner, else as a proposal.")
  public static final class Revert implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Decision decision = new Decision();

    public Revert(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      if (decision.note.isBlank()) {
        throw candor.usage("--note: say why it is taken back");
      }
      try (Session session = candor.connect()) {
        RevertDirectiveResponse response =
            stub(session)
                .revertDirective(
                    RevertDirectiveRequest.newBuilder()
                        .setName(decision.name(session))
                        .setActor(decision.actor.name())
                        .setReason(decision.note)
                        .build());
        return print(session, response, response.getDirective());
      }
    }
  }

  /// `candor applied`: the platform's answer.
  @Command(
      name = "applied",
      description = "Answer an ordered directive for the bot's platform: it was carried out.")
  public static final class Applied implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Decision decision = new Decision();

    @Option(names = "--refuse", description = "It cannot be carried out; pages the owner.")
    private boolean refuse;

    public Applied(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        AcknowledgeDirectiveResponse response =
            stub(session)
                .acknowledgeDirective(
                    AcknowledgeDirectiveRequest.newBuilder()
                        .setName(decision.name(session))
                        .setActor(decision.actor.name())
                        .setNote(decision.note)
                        .setOutcome(refuse ? Outcome.REFUSED : Outcome.APPLIED)
                        .build());
        return print(session, response, response.getDirective());
      }
    }
  }
}

package io.candor.cli.directive;

import io.candor.alert.v1.DirectiveAction;
import io.candor.alert.v1.DirectiveServiceGrpc;
import io.candor.alert.v1.PauseBot;
import io.candor.alert.v1.ProposeDirectiveRequest;
import io.candor.alert.v1.ProposeDirectiveResponse;
import io.candor.alert.v1.RemoveArchetype;
import io.candor.alert.v1.RestoreArchetype;
import io.candor.alert.v1.ResumeBot;
import io.candor.alert.v1.RollBack;
import io.candor.alert.v1.TightenThreshold;
import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor propose`: what a bot shall do, for its owner to decide.
@Command(
    name = "propose",
    description = "Propose a directive to a bot; with --order order it, as the owner.")
public final class ProposeCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(paramLabel = "DEPLOYMENT", description = "The bot's id.")
  private String deployment = "";

  @ArgGroup(multiplicity = "1")
  private Wanted wanted = new Wanted();

  /// Exactly one of these.
  static final class Wanted {
    @Option(
        names = "--remove",
        paramLabel = "ARCHETYPE",
        description = "Take it off the deflection list.")
    private @Nullable String remove;

    @Option(
        names = "--restore",
        paramLabel = "ARCHETYPE",
        description = "Put it back on the deflection list.")
    private @Nullable String restore;

    @Option(
        names = "--tighten",
        paramLabel = "ARCHETYPE=CONFIDENCE",
        description = "Try it only at this confidence or above.")
    private @Nullable String tighten;

    @Option(names = "--roll-back", paramLabel = "VERSION", description = "Run this version.")
    private @Nullable String rollBack;

    @Option(names = "--pause", description = "Answer no customer.")
    private boolean pause;

    @Option(names = "--resume", description = "Answer customers again.")
    private boolean resume;
  }

  @Mixin private Actor actor = new Actor();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Option(names = "--order", description = "Order it at once; only the owner or deputy may.")
  private boolean order;

  public ProposeCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    DirectiveAction action = action();
    try (Session session = candor.connect()) {
      ProposeDirectiveResponse response =
          session
              .stub(Service.ALERT, DirectiveServiceGrpc::newBlockingStub)
              .proposeDirective(
                  ProposeDirectiveRequest.newBuilder()
                      .setParent(session.parent())
                      .setDeploymentId(deployment)
                      .setAction(action)
                      .setActor(actor.name())
                      .setReason(reason)
                      .setOrder(order)
                      .build());
      session.print(
          response,
          ink -> DirectivesView.lines(response.getDirective(), ink, session.terminal().width()));
      return 0;
    }
  }

  private DirectiveAction action() {
    DirectiveAction.Builder action = DirectiveAction.newBuilder();
    if (wanted.remove != null) {
      return action
          .setRemoveArchetype(RemoveArchetype.newBuilder().setArchetypeId(wanted.remove))
          .build();
    }
    if (wanted.restore != null) {
      return action
          .setRestoreArchetype(RestoreArchetype.newBuilder().setArchetypeId(wanted.restore))
          .build();
    }
    if (wanted.tighten != null) {
      return action.setTightenThreshold(tighten(wanted.tighten)).build();
    }
    if (wanted.rollBack != null) {
      return action.setRollBack(RollBack.newBuilder().setVersion(wanted.rollBack)).build();
    }
    return wanted.pause
        ? action.setPause(PauseBot.getDefaultInstance()).build()
        : action.setResume(ResumeBot.getDefaultInstance()).build();
  }

  private TightenThreshold tighten(String text) {
    int equals = text.indexOf('=');
    try {
      return TightenThreshold.newBuilder()
          .setArchetypeId(text.substring(0, Math.max(0, equals)))
          .setMinConfidence(Double.parseDouble(text.substring(equals + 1)))
          .build();
    } catch (NumberFormatException _) {
      throw candor.usage("--tighten: '" + text + "' (expected: ARCHETYPE=0.7)");
    }
  }
}

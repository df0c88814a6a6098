package io.candor.cli.directive;

import com.google.protobuf.util.Timestamps;
import io.candor.alert.v1.DirectiveServiceGrpc;
import io.candor.alert.v1.GetRollbackAuthorityRequest;
import io.candor.alert.v1.ListRollbackAuthoritiesRequest;
import io.candor.alert.v1.ListRollbackAuthoritiesResponse;
import io.candor.alert.v1.RollbackAuthority;
import io.candor.alert.v1.UpdateRollbackAuthorityRequest;
import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Pages;
import io.candor.cli.ResourceIds;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Ink;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor authority`: who may pull a bot back.
@Command(
    name = "authority",
    description =
        "Show who may pull a bot back; with options change it, as the present owner. Without a bot:"
            + " list all that are known, also those without an owner.")
public final class AuthorityCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(
      arity = "0..1",
      paramLabel = "DEPLOYMENT",
      description = "The bot's id. Default: all.")
  private String deployment = "";

  @Option(names = "--owner", paramLabel = "WHO", description = "The one owner.")
  private @Nullable String owner;

  @Option(
      names = "--deputy",
      paramLabel = "WHO",
      description = "Who decides while the owner is away; '' for nobody.")
  private @Nullable String deputy;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Until when the deputy may, for example 2026-04-20T06:00:00Z.")
  private String until = "";

  @Option(
      names = "--automatic",
      paramLabel = "true|false",
      description = "Whether sufficient evidence removes an archetype without the owner's word.")
  private @Nullable Boolean automatic;

  @Option(names = "--page-token", description = "Continue the list behind the page before.")
  private String pageToken = "";

  @Mixin private Actor actor = new Actor();

  public AuthorityCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      DirectiveServiceGrpc.DirectiveServiceBlockingStub stub =
          session.stub(Service.ALERT, DirectiveServiceGrpc::newBlockingStub);
      boolean change = owner != null || deputy != null || automatic != null;
      if (deployment.isEmpty()) {
        if (change) {
          throw candor.usage("DEPLOYMENT: name the bot");
        }
        ListRollbackAuthoritiesResponse response =
            stub.listRollbackAuthorities(
                ListRollbackAuthoritiesRequest.newBuilder()
                    .setParent(session.parent())
                    .setPageToken(pageToken)
                    .build());
        session.print(response, ink -> list(response, ink));
        return 0;
      }
      String name = session.name("rollbackAuthorities", deployment);
      RollbackAuthority authority = change ? changed(stub, name) : read(stub, name);
      session.print(authority, ink -> DirectivesView.lines(authority, ink));
      return 0;
    }
  }

  private static List<String> list(ListRollbackAuthoritiesResponse response, Ink ink) {
    List<String> lines = new ArrayList<>();
    for (RollbackAuthority authority : response.getRollbackAuthoritiesList()) {
      lines.add(
          ink.bold(ResourceIds.last(authority.getName()))
              + "  "
              + (authority.getOwner().isEmpty()
                  ? ink.bad("no owner")
                  : authority.getOwner() + (authority.getConfirmed() ? "" : " (by the producer)")));
    }
    if (lines.isEmpty()) {
      lines.add("no bot is known");
    }
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }

  private RollbackAuthority changed(
      DirectiveServiceGrpc.DirectiveServiceBlockingStub stub, String name) {
    RollbackAuthority.Builder wanted = current(stub, name).toBuilder().setName(name);
    if (owner != null) {
      wanted.setOwner(owner);
    }
    if (deputy != null) {
      wanted.setDeputy(deputy).clearDeputyUntilTime();
      if (!deputy.isEmpty()) {
        try {
          wanted.setDeputyUntilTime(Timestamps.parse(until));
        } catch (ParseException _) {
          throw candor.usage("--until: '" + until + "' (expected: 2026-04-20T06:00:00Z)");
        }
      }
    }
    if (automatic != null) {
      wanted.setAutomaticRollbackDisabled(!automatic);
    }
    return stub.updateRollbackAuthority(
            UpdateRollbackAuthorityRequest.newBuilder()
                .setRollbackAuthority(wanted)
                .setActor(actor.name())
                .build())
        .getRollbackAuthority();
  }

  private static RollbackAuthority current(
      DirectiveServiceGrpc.DirectiveServiceBlockingStub stub, String name) {
    try {
      return read(stub, name);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return RollbackAuthority.getDefaultInstance();
      }
      throw e;
    }
  }

  private static RollbackAuthority read(
      DirectiveServiceGrpc.DirectiveServiceBlockingStub stub, String name) {
    return stub.getRollbackAuthority(GetRollbackAuthorityRequest.newBuilder().setName(name).build())
        .getRollbackAuthority();
  }
}

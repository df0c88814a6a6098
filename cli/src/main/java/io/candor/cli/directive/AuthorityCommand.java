package io.candor.cli.directive;

import com.google.protobuf.util.Timestamps;
import io.candor.alert.v1.DirectiveServiceGrpc;
import io.candor.alert.v1.GetRollbackAuthorityRequest;
import io.candor.alert.v1.RollbackAuthority;
import io.candor.alert.v1.UpdateRollbackAuthorityRequest;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.text.ParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor authority`: who may pull a bot back.
@Command(
    name = "authority",
    description = "Show who may pull a bot back; with options change it, as the present owner.")
public final class AuthorityCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(paramLabel = "DEPLOYMENT", description = "The bot's id.")
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

  @Option(
      names = "--as",
      defaultValue = "${sys:user.name}",
      paramLabel = "WHO",
      description = "Who changes it. Default: your user name.")
  private String actor = "";

  public AuthorityCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      DirectiveServiceGrpc.DirectiveServiceBlockingStub stub =
          session.stub(Service.ALERT, DirectiveServiceGrpc::newBlockingStub);
      String name = session.name("rollbackAuthorities", deployment);
      boolean change = owner != null || deputy != null || automatic != null;
      RollbackAuthority authority = change ? changed(stub, name) : read(stub, name);
      session.print(authority, ink -> DirectivesView.lines(authority, ink));
      return 0;
    }
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
                .setActor(actor)
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

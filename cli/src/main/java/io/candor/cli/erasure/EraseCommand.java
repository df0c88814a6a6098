package io.candor.cli.erasure;

import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.operations.ChainDrain;
import io.candor.ingest.v1.CreateErasureRequest;
import io.candor.ingest.v1.Erasure;
import io.candor.ingest.v1.ErasureServiceGrpc;
import io.candor.ingest.v1.GetErasureRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `candor erase`: forgets a customer or an account in the whole suite.
@Command(
    name = "erase",
    description = {
      "Erase a customer or an account: conversations, surveys and feedback leave every store, the"
          + " figures follow, and what is reported about them later is forgotten as it comes.",
      "It cannot be undone. Messages that were sent already (chat, e-mail) cannot be recalled."
    })
public final class EraseCommand implements Callable<Integer> {
  private final CandorCommand candor;

  /// Whom it is about.
  private static final class Subject {
    @Option(
        names = "--customer",
        required = true,
        paramLabel = "ID",
        description = "The customer's id, as in the events.")
    private @Nullable String customer;

    @Option(
        names = "--account",
        required = true,
        paramLabel = "ID",
        description = "The account's id, as in the events.")
    private @Nullable String account;
  }

  @ArgGroup(multiplicity = "1")
  private Subject subject = new Subject();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why. It is kept: name a request, not the person.")
  private String reason = "";

  @Mixin private Actor actor = new Actor();

  @Option(names = "--wait", description = "Return when all four services are done.")
  private boolean wait;

  @Option(
      names = "--wait-limit",
      paramLabel = "SECONDS",
      description = "How long --wait waits at most. Default: 600.")
  private int waitLimitSeconds = 600;

  public EraseCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      CreateErasureRequest.Builder request =
          CreateErasureRequest.newBuilder()
              .setParent(session.parent())
              .setActor(actor.name())
              .setReason(reason);
      if (subject.customer != null) {
        request.setCustomerId(subject.customer);
      } else if (subject.account != null) {
        request.setAccountId(subject.account);
      }
      Erasure erasure =
          session
              .stub(Service.INGEST, ErasureServiceGrpc::newBlockingStub)
              .createErasure(request.build())
              .getErasure();
      if (wait) {
        ChainDrain.await(session, Duration.ofSeconds(waitLimitSeconds));
        erasure = read(session, erasure.getName());
      }
      Erasure told = erasure;
      session.print(told, ink -> ErasuresView.lines(told));
      return 0;
    }
  }

  static Erasure read(Session session, String name) throws IOException {
    return session
        .stub(Service.INGEST, ErasureServiceGrpc::newBlockingStub)
        .getErasure(GetErasureRequest.newBuilder().setName(name).build())
        .getErasure();
  }
}

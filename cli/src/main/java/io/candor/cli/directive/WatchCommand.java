package io.candor.cli.directive;

import io.candor.alert.v1.DirectiveServiceGrpc;
import io.candor.alert.v1.WatchDirectivesRequest;
import io.candor.alert.v1.WatchDirectivesResponse;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor watch`: the orders to a bot as its platform sees them.
@Command(
    name = "watch",
    description =
        "Follow the orders to a bot, as its platform does. Goes on after a broken connection.")
public final class WatchCommand implements Callable<Integer> {
  private static final int SECONDS_BEFORE_NEXT_TRY = 1;

  private final CandorCommand candor;

  @Parameters(paramLabel = "DEPLOYMENT", description = "The bot's id.")
  private String deployment = "";

  @Option(
      names = "--resume-token",
      paramLabel = "TOKEN",
      description = "Go on behind this one; shown with every directive in -o json.")
  private String token = "";

  @Option(names = "--count", paramLabel = "N", description = "End after so many.")
  private int count;

  public WatchCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Session session = candor.connect()) {
      int seen = 0;
      while (true) {
        try {
          Iterator<WatchDirectivesResponse> directives =
              DirectiveServiceGrpc.newBlockingStub(session.channel(Service.ALERT))
                  .watchDirectives(
                      WatchDirectivesRequest.newBuilder()
                          .setParent(session.parent())
                          .setDeploymentId(deployment)
                          .setResumeToken(token)
                          .build());
          while (directives.hasNext()) {
            WatchDirectivesResponse next = directives.next();
            token = next.getResumeToken();
            session.print(
                next,
                ink -> DirectivesView.lines(next.getDirective(), ink, session.terminal().width()));
            if (++seen == count) {
              return 0;
            }
          }
        } catch (StatusRuntimeException e) {
          // Before the first one the target may be wrong; after it the replica went away.
          if (e.getStatus().getCode() != Status.Code.UNAVAILABLE || seen == 0) {
            throw e;
          }
          TimeUnit.SECONDS.sleep(SECONDS_BEFORE_NEXT_TRY);
        }
      }
    }
  }
}

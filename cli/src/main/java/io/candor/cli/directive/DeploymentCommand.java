package io.candor.cli.directive;

import com.google.protobuf.util.Timestamps;
import io.candor.alert.v1.DirectiveServiceGrpc;
import io.candor.alert.v1.GetDeploymentStateRequest;
import io.candor.alert.v1.GetDeploymentStateResponse;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.text.ParseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor deployment`: what a bot is to do.
@Command(name = "deployment", description = "Show what a bot is to do, now or at a past moment.")
public final class DeploymentCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(paramLabel = "DEPLOYMENT", description = "The bot's id.")
  private String deployment = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "The moment, for example 2026-04-06T06:00:00Z. Default: now.")
  private String at = "";

  public DeploymentCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    GetDeploymentStateRequest.Builder request =
        GetDeploymentStateRequest.newBuilder().setDeploymentId(deployment);
    if (!at.isEmpty()) {
      try {
        request.setAtTime(Timestamps.parse(at));
      } catch (ParseException _) {
        throw candor.usage("--at: '" + at + "' (expected: a time like 2026-04-06T06:00:00Z)");
      }
    }
    try (Session session = candor.connect()) {
      GetDeploymentStateResponse response =
          session
              .stub(Service.ALERT, DirectiveServiceGrpc::newBlockingStub)
              .getDeploymentState(request.setParent(session.parent()).build());
      session.print(response, ink -> DirectivesView.lines(response, ink));
      return 0;
    }
  }
}

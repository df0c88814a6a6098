package io.candor.cli.diagnosis;

import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.metrics.v1.FindingServiceGrpc;
import io.candor.metrics.v1.ListSpikesRequest;
import io.candor.metrics.v1.ListSpikesResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `candor spikes`: what is written about more than is usual, and what nobody had a tag for.
@Command(
    name = "spikes",
    description = "Show themes with more low ratings than usual, and emerging themes, by priority.")
public final class SpikesCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Option(names = "--all", description = "Those that are over, too. Default: only open ones.")
  private boolean all;

  @Option(
      names = "--days",
      defaultValue = "28",
      paramLabel = "N",
      description = "How many days the line shows, at most 180. Default: ${DEFAULT-VALUE}.")
  private int days;

  public SpikesCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    if (days < 1) {
      throw candor.usage("--days: " + days + " (expected: 1 to 180)");
    }
    try (Session session = candor.connect()) {
      ListSpikesResponse response =
          session
              .stub(Service.METRICS, FindingServiceGrpc::newBlockingStub)
              .listSpikes(
                  ListSpikesRequest.newBuilder()
                      .setParent(session.parent())
                      .setIncludeClosed(all)
                      .setDayCount(days)
                      .build());
      session.print(response, ink -> SpikesView.lines(response, ink));
      return 0;
    }
  }
}

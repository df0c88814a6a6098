package io.candor.cli.diagnosis;

import io.candor.alert.v1.Finding;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.metrics.v1.FindingServiceGrpc;
import io.candor.metrics.v1.ListFindingsRequest;
import io.candor.metrics.v1.ListFindingsResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `candor spikes`: what is written about more than is usual, and what nobody had a tag for.
@Command(
    name = "spikes",
    description = "Show themes with more low ratings than usual, and emerging themes, by priority.")
public final class SpikesCommand implements Callable<Integer> {
  private static final int PAGE = 500;

  private final CandorCommand candor;

  @Option(names = "--all", description = "Those that are over, too. Default: only open ones.")
  private boolean all;

  public SpikesCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      ListFindingsResponse.Builder found = ListFindingsResponse.newBuilder();
      for (Finding.Kind kind :
          new Finding.Kind[] {Finding.Kind.THEME_SPIKE, Finding.Kind.THEME_EMERGING}) {
        add(session, kind, found);
      }
      ListFindingsResponse response = found.build();
      session.print(response, ink -> SpikesView.lines(response, ink));
      return 0;
    }
  }

  private void add(Session session, Finding.Kind kind, ListFindingsResponse.Builder found)
      throws IOException {
    ListFindingsRequest.Builder request =
        ListFindingsRequest.newBuilder()
            .setParent(session.parent())
            .setKind(kind)
            .setState(all ? Finding.State.STATE_UNSPECIFIED : Finding.State.OPEN)
            .setPageSize(PAGE);
    ListFindingsResponse page;
    do {
      page =
          session
              .stub(Service.METRICS, FindingServiceGrpc::newBlockingStub)
              .listFindings(request.build());
      found.addAllFindings(page.getFindingsList());
      request.setPageToken(page.getNextPageToken());
    } while (!page.getNextPageToken().isEmpty());
  }
}

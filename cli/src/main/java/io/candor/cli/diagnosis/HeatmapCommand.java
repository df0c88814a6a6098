package io.candor.cli.diagnosis;

import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.Weeks;
import io.candor.cli.connection.Service;
import io.candor.metrics.v1.DiagnosisServiceGrpc;
import io.candor.metrics.v1.GetHeatmapRequest;
import io.candor.metrics.v1.GetHeatmapResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `candor heatmap`: product area by week.
@Command(
    name = "heatmap",
    description = "Show the share of low ratings (1 or 2 of 5) per product area and week.")
public final class HeatmapCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Option(
      names = "--from",
      paramLabel = "YYYY-Www",
      description = "First ISO week. Default: seven weeks before the last.")
  private String from = "";

  @Option(
      names = {"--week", "--to"},
      paramLabel = "YYYY-Www",
      description = "Last ISO week. Default: the latest with verbatims.")
  private String to = "";

  public HeatmapCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    Weeks.check(candor, "--from", from);
    Weeks.check(candor, "--week", to);
    try (Session session = candor.connect()) {
      GetHeatmapResponse response =
          session
              .stub(Service.METRICS, DiagnosisServiceGrpc::newBlockingStub)
              .getHeatmap(
                  GetHeatmapRequest.newBuilder()
                      .setParent(session.parent())
                      .setStartWeek(from)
                      .setEndWeek(to)
                      .build());
      session.print(response, ink -> HeatmapView.lines(response, ink));
      return 0;
    }
  }
}

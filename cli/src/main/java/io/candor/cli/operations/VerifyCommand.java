package io.candor.cli.operations;

import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.CounterDifference;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.VerifyCountersRequest;
import io.candor.metrics.v1.VerifyCountersResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/// `candor verify`: counters, KPIs and findings against a recount of the facts.
@Command(
    name = "verify",
    description =
        "Count all facts again and compare counters, KPIs and findings. Exit code 1 if any"
            + " differs.")
public final class VerifyCommand implements Callable<Integer> {
  // Reads the whole history of the workspace.
  private static final int DEADLINE_MINUTES = 10;

  private final CandorCommand candor;

  public VerifyCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      VerifyCountersResponse response =
          session
              .stub(Service.METRICS, PanelServiceGrpc::newBlockingStub)
              .withDeadlineAfter(DEADLINE_MINUTES, TimeUnit.MINUTES)
              .verifyCounters(
                  VerifyCountersRequest.newBuilder().setParent(session.parent()).build());
      session.print(response, ink -> lines(response, ink));
      return response.getDifferenceCount() == 0 ? 0 : 1;
    }
  }

  private static List<String> lines(VerifyCountersResponse response, Ink ink) {
    String compared =
        "%s facts, %s counters compared, %s panel rows, %s findings"
            .formatted(
                Figures.count(response.getFactCount()),
                Figures.count(response.getCounterCount()),
                Figures.count(response.getPanelRowCount()),
                response.getFindingsPending() ? "no" : Figures.count(response.getFindingCount()));
    if (response.getDifferenceCount() == 0) {
      return List.of(compared + ": " + ink.good("all equal"));
    }
    List<String> lines = new ArrayList<>();
    String differ = Figures.count(response.getDifferenceCount()) + " differ";
    lines.add(compared + ": " + ink.bad(differ));
    Table table = new Table().text("COUNTER").text("FIGURE").figure("COUNTED").figure("RECOUNTED");
    for (CounterDifference difference : response.getDifferencesList()) {
      table.row(
          Cell.of(difference.getCounter()),
          Cell.of(difference.getFigure()),
          Cell.of(difference.getCounted()),
          Cell.of(difference.getRecounted()));
    }
    lines.addAll(table.lines(ink));
    return lines;
  }
}

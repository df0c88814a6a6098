package io.candor.cli.panel;

import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.ComparePanelsRequest;
import io.candor.metrics.v1.ComparePanelsResponse;
import io.candor.metrics.v1.ComparisonRow;
import io.candor.metrics.v1.MeanDelta;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.PanelSlice;
import io.candor.metrics.v1.RateDelta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor compare`: two weeks, months, quarters or versions of the bot side by side.
@Command(
    name = "compare",
    description = "Compare two periods, or two versions of the bot in a period.")
public final class CompareCommand implements Callable<Integer> {
  private static final String PERIOD = "[0-9]{4}-(W[0-9]{2}|[0-9]{2}|Q[1-4])";

  private final CandorCommand candor;

  @Parameters(
      index = "0",
      paramLabel = "BEFORE",
      description = "2026-W15, 2026-04 or 2026-Q2; with a version behind an @: 2026-04@1.4.0.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "AFTER", description = "The same.")
  private String after = "";

  @Option(
      names = "--deployment",
      paramLabel = "ID",
      description = "The bot. Not needed while the workspace has one.")
  private String deployment = "";

  public CompareCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    PanelSlice first = slice(before);
    PanelSlice second = slice(after);
    try (Session session = candor.connect()) {
      ComparePanelsResponse response =
          session
              .stub(Service.METRICS, PanelServiceGrpc::newBlockingStub)
              .comparePanels(
                  ComparePanelsRequest.newBuilder()
                      .setDeployment(Deployments.one(candor, session, deployment))
                      .setBefore(first)
                      .setAfter(second)
                      .build());
      session.print(response, ink -> lines(response, ink));
      return 0;
    }
  }

  private PanelSlice slice(String text) {
    int at = text.indexOf('@');
    String period = at < 0 ? text : text.substring(0, at);
    if (!period.matches(PERIOD)) {
      throw candor.usage(
          "'%s' (expected: a week, month or quarter such as 2026-W15, 2026-04 or 2026-Q2)"
              .formatted(text));
    }
    PanelSlice.Builder slice = PanelSlice.newBuilder().setPeriod(period);
    if (at >= 0) {
      slice.setBotVersion(text.substring(at + 1));
    }
    return slice.build();
  }

  private List<String> lines(ComparePanelsResponse response, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.bold(after + " against " + before));
    lines.add("");
    Table table =
        new Table()
            .text("ARCHETYPE")
            .figure("N BEFORE")
            .figure("N AFTER")
            .text("DEFLECTION")
            .text("RESOLUTION CSAT")
            .text("DELAYED CSAT")
            .text("AFTER HANDOFF")
            .text("ATTEMPTED")
            .text("CONTAINED")
            .text("BOT TIME")
            .text("REPEAT 7 D");
    for (ComparisonRow row : response.getRowsList()) {
      table.row(
          Cell.of(RowNames.line(row.getAfter())),
          Cell.of(Figures.count(row.getBefore().getConversationCount())),
          Cell.of(Figures.count(row.getAfter().getConversationCount())),
          rate(row.getDeflection().hasRate(), row.getDeflection().getRate(), 0),
          rate(row.getDeflection().hasCsatResolution(), row.getDeflection().getCsatResolution(), 1),
          rate(row.getDeflection().hasCsatDelayed(), row.getDeflection().getCsatDelayed(), 1),
          rate(row.getDeflection().hasHandoffCsat(), row.getDeflection().getHandoffCsat(), 1),
          rate(row.hasAttemptRate(), row.getAttemptRate(), 0),
          rate(row.hasContainment(), row.getContainment(), 0),
          time(row.hasBotHandleTime(), row.getBotHandleTime()),
          rate(row.hasRepeatContact7D(), row.getRepeatContact7D(), -1));
    }
    lines.addAll(table.lines(ink));
    lines.add(ink.dim("Points (times: seconds), 95 % interval; coloured when it leaves out zero."));
    return lines;
  }

  /// @param goodWhen 1 when a rise is good, -1 when a fall is, 0 when neither is by itself
  private static Cell rate(boolean present, RateDelta delta, int goodWhen) {
    if (!present) {
      return Cell.of(Figures.ABSENT);
    }
    String text =
        "%s [%+.1f,%+.1f]"
            .formatted(Figures.points(delta.getPoints()), delta.getLower(), delta.getUpper());
    if (goodWhen == 0 || (delta.getLower() <= 0 && delta.getUpper() >= 0)) {
      return Cell.of(text);
    }
    return new Cell(text, delta.getPoints() * goodWhen > 0 ? Ink::good : Ink::bad);
  }

  private static Cell time(boolean present, MeanDelta delta) {
    if (!present) {
      return Cell.of(Figures.ABSENT);
    }
    return Cell.of(
        delta.hasLower()
            ? "%+.0fs [%+.0f,%+.0f]".formatted(delta.getValue(), delta.getLower(), delta.getUpper())
            : "%+.0fs".formatted(delta.getValue()));
  }
}

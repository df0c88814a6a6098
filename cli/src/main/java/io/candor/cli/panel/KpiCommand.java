package io.candor.cli.panel;

import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.Weeks;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Sparkline;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.PanelRow;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.QuerySeriesRequest;
import io.candor.metrics.v1.QuerySeriesResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor kpi`: one line of the panel over the weeks. A deflection is drawn above its gates.
@Command(name = "kpi", description = "Show the KPIs of an archetype week by week, as lines.")
public final class KpiCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(
      paramLabel = "ARCHETYPE",
      arity = "0..1",
      description = "Default: all archetypes together. 'long-tail': those without a line.")
  private String archetype = "";

  @Option(
      names = "--deployment",
      paramLabel = "ID",
      description = "The bot. Not needed while the workspace has one.")
  private String deployment = "";

  @Option(
      names = "--from",
      paramLabel = "YYYY-Www",
      description = "First ISO week. Default: the week of go-live.")
  private String from = "";

  @Option(
      names = "--week",
      paramLabel = "YYYY-Www",
      description = "Last ISO week. Default: the last mature one.")
  private String week = "";

  public KpiCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    Weeks.check(candor, "--from", from);
    Weeks.check(candor, "--week", week);
    boolean tail = archetype.equals("long-tail") || archetype.equals("(long tail)");
    try (Session session = candor.connect()) {
      for (String name : Deployments.of(candor, session, deployment)) {
        QuerySeriesResponse response =
            session
                .stub(Service.METRICS, PanelServiceGrpc::newBlockingStub)
                .querySeries(
                    QuerySeriesRequest.newBuilder()
                        .setDeployment(name)
                        .setArchetype(tail ? "" : archetype)
                        .setLongTail(tail)
                        .setStartWeek(from)
                        .setEndWeek(week)
                        .build());
        session.print(response, ink -> lines(response.getRowsList(), ink));
      }
      return 0;
    }
  }

  private List<String> lines(List<PanelRow> rows, Ink ink) {
    List<String> lines = new ArrayList<>();
    PanelRow last = rows.getLast();
    String title = archetype.isEmpty() ? "(all)" : archetype;
    lines.add(
        ink.bold(title)
            + "  %s to %s, verdict of the last week: %s"
                .formatted(
                    rows.getFirst().getWeek(),
                    last.getWeek(),
                    last.getDeflection().getVerdictValue() == 0
                        ? "none"
                        : last.getDeflection().getVerdict().name().replace('_', ' ')));
    lines.add("");
    Table table =
        new Table()
            .text("KPI")
            .text("WEEK BY WEEK")
            .figure("LOWEST")
            .figure("HIGHEST")
            .figure("LAST")
            .figure("BEFORE");
    for (Map.Entry<String, KpiFigures.Kpi> kpi : KpiFigures.ALL.entrySet()) {
      List<OptionalDouble> values = rows.stream().map(kpi.getValue().value()).toList();
      double[] known = values.stream().flatMapToDouble(OptionalDouble::stream).sorted().toArray();
      if (known.length > 0) {
        table.row(
            Cell.of(kpi.getKey()),
            Cell.of(Sparkline.of(values)),
            Cell.of(kpi.getValue().text().apply(known[0])),
            Cell.of(kpi.getValue().text().apply(known[known.length - 1])),
            Cell.of(text(kpi.getValue(), values, 1)),
            Cell.of(text(kpi.getValue(), values, 2)));
      }
    }
    lines.addAll(table.lines(ink));
    lines.add(ink.dim("CSAT of single weeks. Blank: nothing counted that week."));
    return lines;
  }

  private static String text(KpiFigures.Kpi kpi, List<OptionalDouble> values, int back) {
    OptionalDouble value =
        values.size() < back ? OptionalDouble.empty() : values.get(values.size() - back);
    return value.isPresent() ? kpi.text().apply(value.getAsDouble()) : Figures.ABSENT;
  }
}

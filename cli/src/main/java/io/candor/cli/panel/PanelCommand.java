package io.candor.cli.panel;

import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.Weeks;
import io.candor.cli.connection.Service;
import io.candor.metrics.v1.GetPanelRequest;
import io.candor.metrics.v1.GetPanelRequest.CutBy;
import io.candor.metrics.v1.GetPanelResponse;
import io.candor.metrics.v1.PanelServiceGrpc;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `candor panel`: the twelve KPIs of one bot in one week.
@Command(
    name = "panel",
    description = "Show the twelve KPIs per archetype: deflection beside the CSATs that gate it.")
public final class PanelCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Option(
      names = "--deployment",
      paramLabel = "ID",
      description = "The bot. Not needed while the workspace has one.")
  private String deployment = "";

  @Option(
      names = "--week",
      paramLabel = "YYYY-Www",
      description = "ISO week. Default: the last one whose answers are all in.")
  private String week = "";

  @Option(
      names = "--cut",
      paramLabel = "BY",
      description = "Cut each row by segment, by channel or by version of the bot.")
  private String cut = "";

  public PanelCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    Weeks.check(candor, "--week", week);
    CutBy cutBy = cutBy();
    try (Session session = candor.connect()) {
      for (String name : Deployments.of(candor, session, deployment)) {
        GetPanelResponse response =
            session
                .stub(Service.METRICS, PanelServiceGrpc::newBlockingStub)
                .getPanel(
                    GetPanelRequest.newBuilder()
                        .setDeployment(name)
                        .setWeek(week)
                        .setCutBy(cutBy)
                        .build());
        session.print(response, ink -> PanelView.lines(response.getPanel(), ink));
      }
      return 0;
    }
  }

  private CutBy cutBy() {
    return switch (cut.toLowerCase(Locale.ROOT)) {
      case "" -> CutBy.CUT_BY_UNSPECIFIED;
      case "segment" -> CutBy.SEGMENT;
      case "channel" -> CutBy.CHANNEL;
      case "version" -> CutBy.BOT_VERSION;
      default -> throw candor.usage("--cut: '" + cut + "' (expected: segment, channel or version)");
    };
  }
}

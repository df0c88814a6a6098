package io.candor.cli.panel;

import io.candor.cli.CandorCommand;
import io.candor.cli.ResourceIds;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.Baseline;
import io.candor.metrics.v1.BaselineProposal;
import io.candor.metrics.v1.BaselineServiceGrpc;
import io.candor.metrics.v1.GetBaselineRequest;
import io.candor.metrics.v1.GetBaselineResponse;
import io.candor.metrics.v1.ListBaselineProposalsRequest;
import io.candor.metrics.v1.ListBaselineProposalsResponse;
import io.candor.metrics.v1.ListBaselinesRequest;
import io.candor.metrics.v1.ListBaselinesResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `candor baseline`: what the deltas compare with.
@Command(name = "baseline", description = "Show what the panel is held against.")
public final class BaselineCommand implements Callable<Integer> {
  private final CandorCommand candor;
  @Mixin private Bot bot = new Bot();

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "Which version. Default: the latest.")
  private String version = "-";

  private BaselineCommand(CandorCommand candor) {
    this.candor = candor;
  }

  /// The command with its subcommands.
  public static CommandLine of(CandorCommand candor) {
    return new CommandLine(new BaselineCommand(candor))
        .addSubcommand(new Versions(candor))
        .addSubcommand(new Proposals(candor))
        .addSubcommand(new TakeBaselineCommand(candor));
  }

  /// Whose baseline.
  static final class Bot {
    @Option(
        names = "--deployment",
        paramLabel = "ID",
        description = "The bot. Not needed while the workspace has one.")
    private String deployment = "";

    String name(CandorCommand candor, Session session) throws IOException {
      return Deployments.one(candor, session, deployment);
    }
  }

  @Override
  public Integer call() throws IOException {
    if (!version.matches("-|[1-9][0-9]{0,8}")) {
      throw candor.usage("--version: '" + version + "' (expected: a number from 1)");
    }
    try (Session session = candor.connect()) {
      GetBaselineResponse response =
          session
              .stub(Service.METRICS, BaselineServiceGrpc::newBlockingStub)
              .getBaseline(
                  GetBaselineRequest.newBuilder()
                      .setName(bot.name(candor, session) + "/baselines/" + version)
                      .build());
      session.print(response, ink -> BaselineView.lines(response.getBaseline(), ink));
      return 0;
    }
  }

  /// `candor baseline versions`.
  @Command(name = "versions", description = "Show every version: who took it, when and why.")
  static final class Versions implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Bot bot = new Bot();

    Versions(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        ListBaselinesResponse response =
            session
                .stub(Service.METRICS, BaselineServiceGrpc::newBlockingStub)
                .listBaselines(
                    ListBaselinesRequest.newBuilder()
                        .setParent(bot.name(candor, session))
                        .setPageSize(100)
                        .build());
        session.print(response, ink -> lines(response, ink));
        return 0;
      }
    }

    private static List<String> lines(ListBaselinesResponse response, Ink ink) {
      Table table =
          new Table()
              .figure("VERSION")
              .text("JUDGES FROM")
              .text("TAKEN FROM")
              .text("AUTHOR")
              .text("REASON");
      for (Baseline baseline : response.getBaselinesList()) {
        table.row(
            Cell.of(ResourceIds.last(baseline.getName())),
            Cell.of(
                baseline.getEffectiveWeek().isEmpty()
                    ? "the beginning"
                    : baseline.getEffectiveWeek()),
            Cell.of(baseline.getSource().name().toLowerCase(Locale.ROOT).replace('_', ' ')),
            Cell.of(baseline.getAuthor()),
            Cell.of(baseline.getReason()));
      }
      return table.lines(ink);
    }
  }

  /// `candor baseline proposals`.
  @Command(name = "proposals", description = "Say whether a new baseline should be taken.")
  static final class Proposals implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Bot bot = new Bot();

    Proposals(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        ListBaselineProposalsResponse response =
            session
                .stub(Service.METRICS, BaselineServiceGrpc::newBlockingStub)
                .listBaselineProposals(
                    ListBaselineProposalsRequest.newBuilder()
                        .setParent(bot.name(candor, session))
                        .build());
        session.print(response, ink -> lines(response));
        return 0;
      }
    }

    private static List<String> lines(ListBaselineProposalsResponse response) {
      if (response.getProposalsCount() == 0) {
        return List.of("None: the baseline still speaks of the same work.");
      }
      return response.getProposalsList().stream().map(Proposals::line).toList();
    }

    private static String line(BaselineProposal proposal) {
      String weeks = proposal.getStartWeek() + " to " + proposal.getEndWeek();
      String archetypes = String.join(", ", proposal.getArchetypesList());
      return switch (proposal.getReason()) {
        case MIX_MOVED ->
            "The mix of archetypes has moved: index %.2f, line %.2f. Take it from %s."
                .formatted(proposal.getFigure(), proposal.getThreshold(), weeks);
        case HANDOFF_READY ->
            "%s: eight live weeks of answers after a handoff (%s) can be its reference."
                .formatted(archetypes, weeks);
        case NEW_ARCHETYPE ->
            "%s: as large as archetypes with a line of their own (%s). Take it from %s."
                .formatted(archetypes, Figures.percent(proposal.getFigure()), weeks);
        case REASON_UNSPECIFIED, UNRECOGNIZED -> archetypes;
      };
    }
  }
}

package io.candor.cli.qa;

import io.candor.classifier.v1.ClaimQaItemRequest;
import io.candor.classifier.v1.ClaimQaItemResponse;
import io.candor.classifier.v1.GetQaReportRequest;
import io.candor.classifier.v1.GetQaReportResponse;
import io.candor.classifier.v1.ListQaItemsRequest;
import io.candor.classifier.v1.ListQaItemsResponse;
import io.candor.classifier.v1.QaItem;
import io.candor.classifier.v1.QaServiceGrpc;
import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Session;
import io.candor.cli.Weeks;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor qa`: review of what bots said.
@Command(
    name = "qa",
    description = "Review what bots said: the weekly draw and everything a check found.")
public final class QaCommand implements Runnable {
  private final CandorCommand candor;

  private QaCommand(CandorCommand candor) {
    this.candor = candor;
  }

  /// The command with its subcommands.
  public static CommandLine of(CandorCommand candor) {
    return new CommandLine(new QaCommand(candor))
        .addSubcommand(new Listing(candor))
        .addSubcommand(new Next(candor))
        .addSubcommand(new QaVerdictCommand(candor))
        .addSubcommand(new Report(candor));
  }

  @Override
  public void run() {
    throw candor.usage("qa: list, next, verdict or report?");
  }

  /// Which weeks.
  static final class Range {
    @Option(
        names = "--from",
        paramLabel = "WEEK",
        description = "The first cohort week. Default: seven before the last.")
    private String from = "";

    @Option(
        names = "--week",
        paramLabel = "WEEK",
        description = "The last cohort week, such as 2026-W15. Default: this week.")
    private String week = "";

    String from(CandorCommand candor) {
      return Weeks.check(candor, "--from", from);
    }

    String week(CandorCommand candor) {
      return Weeks.check(candor, "--week", week);
    }
  }

  /// `candor qa list`: what is to be reviewed.
  @Command(name = "list", description = "Show what is to be reviewed, the most urgent first.")
  static final class Listing implements Callable<Integer> {
    private final CandorCommand candor;

    @Mixin private final Range range = new Range();

    @Option(
        names = "--state",
        paramLabel = "STATE",
        description = "Only open, disputed or reviewed ones. Default: all.")
    private String state = "";

    @Option(names = "--page-size", description = "At most so many. Default: 50.")
    private int pageSize;

    @Option(names = "--page-token", description = "Continue behind the page before.")
    private String pageToken = "";

    Listing(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      ListQaItemsRequest.Builder request =
          ListQaItemsRequest.newBuilder()
              .setFromWeek(range.from(candor))
              .setToWeek(range.week(candor))
              .setState(Enums.parse(candor, "--state", QaItem.State.class, state))
              .setPageSize(pageSize)
              .setPageToken(pageToken);
      try (Session session = candor.connect()) {
        ListQaItemsResponse response =
            session
                .stub(Service.CLASSIFIER, QaServiceGrpc::newBlockingStub)
                .listQaItems(request.setParent(session.parent()).build());
        session.print(response, ink -> QaView.items(response, ink));
        return 0;
      }
    }
  }

  /// `candor qa next`: the conversation to review now.
  @Command(
      name = "next",
      description = "Take the most urgent conversation, for half an hour nobody else's.")
  static final class Next implements Callable<Integer> {
    private final CandorCommand candor;

    @Mixin private final Range range = new Range();

    @Parameters(
        arity = "0..1",
        paramLabel = "CONVERSATION",
        description = "Take this one. Default: the most urgent.")
    private String conversation = "";

    @Mixin private Actor actor = new Actor();

    Next(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      ClaimQaItemRequest.Builder request =
          ClaimQaItemRequest.newBuilder()
              .setReviewer(actor.name())
              .setFromWeek(range.from(candor))
              .setToWeek(range.week(candor));
      try (Session session = candor.connect()) {
        if (!conversation.isEmpty()) {
          request.setName(session.name("qaItems", conversation));
        }
        ClaimQaItemResponse response =
            session
                .stub(Service.CLASSIFIER, QaServiceGrpc::newBlockingStub)
                .claimQaItem(request.setParent(session.parent()).build());
        session.print(
            response,
            ink -> QaView.opened(response, actor.name(), session.terminal().width(), ink));
        return 0;
      }
    }
  }

  /// `candor qa report`: the checks held against the reviewers.
  @Command(
      name = "report",
      description = "Show incidents by class, estimated rates, and how right each check is.")
  static final class Report implements Callable<Integer> {
    private final CandorCommand candor;

    @Mixin private final Range range = new Range();

    Report(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      GetQaReportRequest.Builder request =
          GetQaReportRequest.newBuilder()
              .setFromWeek(range.from(candor))
              .setToWeek(range.week(candor));
      try (Session session = candor.connect()) {
        GetQaReportResponse response =
            session
                .stub(Service.CLASSIFIER, QaServiceGrpc::newBlockingStub)
                .getQaReport(request.setName(session.parent() + "/qaReport").build());
        session.print(response, ink -> QaView.report(response.getReport(), ink));
        return 0;
      }
    }
  }
}

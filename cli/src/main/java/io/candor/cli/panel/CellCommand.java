package io.candor.cli.panel;

import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Pages;
import io.candor.cli.ResourceIds;
import io.candor.cli.Session;
import io.candor.cli.Weeks;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.CellConversation;
import io.candor.metrics.v1.CellConversation.Membership;
import io.candor.metrics.v1.ListCellConversationsRequest;
import io.candor.metrics.v1.ListCellConversationsResponse;
import io.candor.metrics.v1.PanelServiceGrpc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor cell`: the conversations behind a figure of the panel.
@Command(name = "cell", description = "Show the conversations behind a figure of the panel.")
public final class CellCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(
      paramLabel = "ARCHETYPE",
      arity = "0..1",
      description = "Default: all archetypes. 'long-tail': those without a line.")
  private String archetype = "";

  @Option(
      names = "--week",
      required = true,
      paramLabel = "YYYY-Www",
      description = "The ISO week in which they were closed.")
  private String week = "";

  @Option(
      names = "--of",
      paramLabel = "PART",
      description =
          "Which of them: deflected, contained, not_contained, resolution_low, delayed_low,"
              + " escalated, context_lost, repeated_7d, refund_outside ... Default: all.")
  private String membership = "";

  @Option(
      names = "--deployment",
      paramLabel = "ID",
      description = "The bot. Not needed while the workspace has one.")
  private String deployment = "";

  @Option(
      names = "--limit",
      defaultValue = "50",
      paramLabel = "N",
      description = "At most this many, up to 500. Default: 50.")
  private int limit;

  @Option(names = "--page-token", paramLabel = "TOKEN", description = "Go on from here.")
  private String pageToken = "";

  public CellCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    Weeks.check(candor, "--week", week);
    Membership part = Enums.parse(candor, "--of", Membership.class, membership);
    boolean tail = archetype.equals("long-tail") || archetype.equals("(long tail)");
    try (Session session = candor.connect()) {
      ListCellConversationsResponse response =
          session
              .stub(Service.METRICS, PanelServiceGrpc::newBlockingStub)
              .listCellConversations(
                  ListCellConversationsRequest.newBuilder()
                      .setDeployment(Deployments.one(candor, session, deployment))
                      .setWeek(week)
                      .setArchetype(tail ? "" : archetype)
                      .setLongTail(tail)
                      .setMembership(part)
                      .setPageSize(limit)
                      .setPageToken(pageToken)
                      .build());
      session.print(response, ink -> lines(response, ink));
      return 0;
    }
  }

  private static List<String> lines(ListCellConversationsResponse response, Ink ink) {
    if (response.getConversationsCount() == 0) {
      return List.of("No conversations.");
    }
    Table table =
        new Table()
            .text("CONVERSATION")
            .text("ARCHETYPE")
            .text("ACCOUNT")
            .text("WHAT HAPPENED")
            .figure("RATED")
            .figure("LATER")
            .text("WORDS");
    for (CellConversation one : response.getConversationsList()) {
      table.row(
          Cell.of(ResourceIds.last(one.getName())),
          Cell.of(one.getArchetype()),
          Cell.of(one.getAccountId()),
          Cell.of(happened(one)),
          rating(one.hasResolutionRating(), one.getResolutionRating()),
          rating(one.hasDelayedRating(), one.getDelayedRating()),
          Cell.of(one.getExcerpt()));
    }
    List<String> lines = new ArrayList<>(table.lines(ink));
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }

  private static String happened(CellConversation one) {
    String bot =
        one.getDeflected()
            ? "deflected"
            : one.getContained() ? "contained, ticket" : one.getAttempted() ? "tried" : "not tried";
    return Stream.of(
            bot,
            one.getEscalated() ? "escalated" : "",
            one.getContextLost() ? "context lost" : "",
            one.getRepeatedState() ? "told again" : "",
            one.hasNextContactTime() ? "came back" : "")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static Cell rating(boolean present, double rating) {
    if (!present) {
      return Cell.of("");
    }
    String text = rating == Math.rint(rating) ? "%.0f".formatted(rating) : Figures.decimal(rating);
    return rating <= 2 ? new Cell(text, Ink::bad) : Cell.of(text);
  }
}

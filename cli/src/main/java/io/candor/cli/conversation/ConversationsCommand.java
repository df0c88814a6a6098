package io.candor.cli.conversation;

import com.google.protobuf.util.Timestamps;
import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Pages;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.ConversationServiceGrpc;
import io.candor.ingest.v1.ListConversationsRequest;
import io.candor.ingest.v1.ListConversationsResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `candor conversations`: the latest first.
@Command(name = "conversations", description = "List conversations, the latest first.")
public final class ConversationsCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Option(names = "--account", paramLabel = "ID", description = "Only of this account.")
  private String account = "";

  @Option(names = "--deployment", paramLabel = "ID", description = "Only with this bot.")
  private String deployment = "";

  @Option(
      names = "--archetype",
      paramLabel = "ID",
      description = "Only those that the producer's routing gave this archetype.")
  private String archetype = "";

  @Option(names = "--page-size", description = "At most so many. Default: 50.")
  private int pageSize;

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  public ConversationsCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      ListConversationsResponse response =
          session
              .stub(Service.INGEST, ConversationServiceGrpc::newBlockingStub)
              .listConversations(
                  ListConversationsRequest.newBuilder()
                      .setParent(session.parent())
                      .setAccountId(account)
                      .setDeploymentId(deployment)
                      .setArchetype(archetype)
                      .setPageSize(pageSize)
                      .setPageToken(pageToken)
                      .build());
      session.print(response, ink -> lines(response, ink));
      return 0;
    }
  }

  private static List<String> lines(ListConversationsResponse response, Ink ink) {
    if (response.getConversationsCount() == 0) {
      return List.of("No conversations.");
    }
    Table table =
        new Table()
            .text("CONVERSATION")
            .text("OPENED")
            .text("CHANNEL")
            .text("ARCHETYPE")
            .text("OUTCOME")
            .text("ACCOUNT")
            .text("BOT");
    for (Conversation conversation : response.getConversationsList()) {
      table.row(
          Cell.of(conversation.getConversationId()),
          Cell.of(Timestamps.toString(conversation.getOpenTime())),
          Cell.of(Enums.words(conversation.getChannel())),
          Cell.of(conversation.getArchetype()),
          Cell.of(
              conversation.getOutcomeValue() == 0 ? "" : Enums.words(conversation.getOutcome())),
          Cell.of(conversation.getAccountId()),
          Cell.of(conversation.getDeploymentId()));
    }
    List<String> lines = new ArrayList<>(table.lines(ink));
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }
}

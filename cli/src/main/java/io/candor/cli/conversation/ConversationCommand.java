package io.candor.cli.conversation;

import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.ingest.v1.ConversationServiceGrpc;
import io.candor.ingest.v1.GetConversationRequest;
import io.candor.ingest.v1.GetConversationResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `candor conversation`: one conversation, word by word.
@Command(
    name = "conversation",
    description = "Read one conversation with its tool calls and surveys.")
public final class ConversationCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(paramLabel = "ID", description = "The conversation's id or whole name.")
  private String id = "";

  public ConversationCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      GetConversationResponse response =
          session
              .stub(Service.INGEST, ConversationServiceGrpc::newBlockingStub)
              .getConversation(
                  GetConversationRequest.newBuilder()
                      .setName(session.name("conversations", id))
                      .build());
      session.print(response, ink -> ConversationView.lines(response.getConversation(), ink));
      return 0;
    }
  }
}

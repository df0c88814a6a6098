package io.candor.cli.panel;

import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.ConversationServiceGrpc;
import io.candor.ingest.v1.ListConversationsRequest;
import io.candor.ingest.v1.ListConversationsResponse;
import java.io.IOException;
import java.util.List;

/// Which bots a workspace has: those of its latest conversations.
public final class Deployments {
  // The largest page: a bot that had none of the latest 500 conversations must be named.
  private static final int LATEST_CONVERSATION_COUNT = 500;

  private Deployments() {}

  /// Resource names, by id; empty when no bot took part in the latest conversations.
  public static List<String> names(Session session) throws IOException {
    ListConversationsResponse latest =
        session
            .stub(Service.INGEST, ConversationServiceGrpc::newBlockingStub)
            .listConversations(
                ListConversationsRequest.newBuilder()
                    .setParent(session.parent())
                    .setPageSize(LATEST_CONVERSATION_COUNT)
                    .build());
    return latest.getConversationsList().stream()
        .map(Conversation::getDeploymentId)
        .filter(id -> !id.isEmpty())
        .distinct()
        .sorted()
        .map(id -> session.name("deployments", id))
        .toList();
  }
}

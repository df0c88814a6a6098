package io.candor.ingest.conversation;

import io.candor.ingest.conversation.ConversationStore.Cursor;
import io.candor.ingest.conversation.ConversationStore.Stored;
import io.candor.ingest.event.IngestReason;
import io.candor.ingest.fold.Freshness;
import io.candor.ingest.fold.States;
import io.candor.ingest.fold.States.State;
import io.candor.ingest.report.Report;
import io.candor.ingest.v1.ConversationServiceGrpc.ConversationServiceImplBase;
import io.candor.ingest.v1.GetConversationRequest;
import io.candor.ingest.v1.GetConversationResponse;
import io.candor.ingest.v1.ListConversationsRequest;
import io.candor.ingest.v1.ListConversationsResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.List;

/// The edge of reading conversations.
@GrpcService
final class ConversationGrpcService extends ConversationServiceImplBase {

  private static final String LIST_METHOD =
      "candor.ingest.v1.ConversationService/ListConversations";
  private static final int DEFAULT_PAGE_SIZE = 50;
  private static final int MAX_PAGE_SIZE = 500;

  private final Freshness freshness;
  private final States states;
  private final ConversationStore conversations;
  private final PageTokens pageTokens;

  ConversationGrpcService(
      Freshness freshness, States states, ConversationStore conversations, PageTokens pageTokens) {
    this.freshness = freshness;
    this.states = states;
    this.conversations = conversations;
    this.pageTokens = pageTokens;
  }

  @Override
  public void getConversation(
      GetConversationRequest request, StreamObserver<GetConversationResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), ConversationProtos.COLLECTION);
    freshness.ensure(name.workspace(), Report.conversation(name.id()));
    State state =
        states
            .find(name.workspace(), Report.conversation(name.id()))
            .orElseThrow(() -> notFound(name));
    responses.onNext(
        GetConversationResponse.newBuilder()
            .setConversation(ConversationProtos.whole(state.snapshot(), state.revision()))
            .build());
    responses.onCompleted();
  }

  @Override
  public void listConversations(
      ListConversationsRequest request, StreamObserver<ListConversationsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int pageSize = PageSize.clamp(request.getPageSize(), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    ConversationFilter filter = ConversationListProtos.filter(request);
    String digest = ConversationListProtos.digest(request);
    String cursor = pageTokens.decode(LIST_METHOD, digest, request.getPageToken());
    // One more than the page tells whether there is another page.
    List<Stored> found =
        conversations.list(workspace, filter, ConversationListProtos.cursor(cursor), pageSize + 1);
    List<Stored> page = found.subList(0, Math.min(pageSize, found.size()));
    ListConversationsResponse.Builder response = ListConversationsResponse.newBuilder();
    page.forEach(
        stored ->
            response.addConversations(
                ConversationProtos.brief(stored.snapshot(), stored.revision())));
    if (found.size() > pageSize) {
      Stored last = page.getLast();
      response.setNextPageToken(
          pageTokens.encode(
              LIST_METHOD,
              digest,
              ConversationListProtos.toText(new Cursor(last.openTime(), last.conversationId()))));
    }
    responses.onNext(response.build());
    responses.onCompleted();
  }

  private static CandorException notFound(ResourceName name) {
    return CandorException.of(IngestReason.CONVERSATION_NOT_FOUND)
        .message("No snapshot of this conversation has been accepted.")
        .resource("Conversation", name.toString())
        .build();
  }
}

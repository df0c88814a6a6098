package io.candor.ingest.conversation;

import io.candor.classifier.v1.Record;
import io.candor.ingest.event.EventProtos;
import io.candor.ingest.fold.ConversationIndex;
import io.candor.ingest.fold.FoldedState;
import io.candor.ingest.fold.KindFold;
import io.candor.ingest.report.AggregateKind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Folds conversations from stored events to stored states.
@Singleton
final class ConversationStateProtos implements KindFold {

  private final TimeOuts timeOuts;

  ConversationStateProtos(TimeOuts timeOuts) {
    this.timeOuts = timeOuts;
  }

  @Override
  public AggregateKind kind() {
    return AggregateKind.CONVERSATION;
  }

  @Override
  public Optional<FoldedState> fold(String workspace, String id, List<byte[]> events, Instant now) {
    return ConversationFold.fold(
            id, events.stream().map(EventProtos::parse).toList(), timeOuts, now)
        .map(conversation -> state(workspace, conversation));
  }

  private static FoldedState state(String workspace, Conversation conversation) {
    io.candor.ingest.v1.Conversation resource = ConversationProtos.toProto(workspace, conversation);
    return new FoldedState(
        EventProtos.canonicalBytes(resource),
        revision ->
            Record.newBuilder()
                .setName(resource.getName())
                .setRevision(revision)
                .setConversation(resource.toBuilder().setRevision(revision))
                .build()
                .toByteArray(),
        index(conversation));
  }

  private static ConversationIndex index(Conversation conversation) {
    Instant closeTime = conversation.close() instanceof Close.Closed closed ? closed.time() : null;
    Instant dueTime = conversation.close() instanceof Close.Open open ? open.dueTime() : null;
    return new ConversationIndex(
        conversation.openTime(),
        closeTime,
        dueTime,
        conversation.accountId(),
        conversation.deploymentId(),
        conversation.archetype());
  }
}

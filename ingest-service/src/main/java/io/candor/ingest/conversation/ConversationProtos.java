package io.candor.ingest.conversation;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.ingest.event.EnumProtos;
import io.candor.ingest.event.StructProtos;
import io.candor.ingest.event.ValueProtos;
import io.candor.ingest.report.Handoff;
import io.candor.ingest.report.ToolCall;
import io.candor.ingest.report.Turn;
import io.candor.ingest.v1.Conversation.CloseSource;
import io.candor.ingest.v1.Grounding;
import io.candor.ingest.v1.HandoffPacket;
import io.candor.ingest.v1.Survey;
import io.candor.kit.resource.ResourceName;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Conversations in the words of the contract.
final class ConversationProtos {

  static final String COLLECTION = "conversations";

  private ConversationProtos() {}

  /// The resource without its revision.
  static io.candor.ingest.v1.Conversation toProto(String workspace, Conversation conversation) {
    io.candor.ingest.v1.Conversation.Builder resource =
        io.candor.ingest.v1.Conversation.newBuilder()
            .setName(
                new ResourceName(workspace, COLLECTION, conversation.conversationId()).toString())
            .setConversationId(conversation.conversationId())
            .setOpenTime(ValueProtos.timestamp(conversation.openTime()))
            .setChannel(EnumProtos.toProto(conversation.channel()))
            .setDeploymentId(orEmpty(conversation.deploymentId()))
            .setBotVersion(orEmpty(conversation.botVersion()))
            .setAccountId(orEmpty(conversation.accountId()))
            .setCustomerId(orEmpty(conversation.customerId()))
            .setArchetype(orEmpty(conversation.archetype()))
            .setProductArea(orEmpty(conversation.productArea()))
            .setOutcome(EnumProtos.toProto(conversation.outcome()))
            .setTicketId(orEmpty(conversation.ticketId()));
    ifPresent(conversation.attempted(), resource::setAttempted);
    ifPresent(conversation.intentConfidence(), resource::setIntentConfidence);
    ifPresent(
        conversation.agentHandleTime(),
        time -> resource.setAgentHandleTime(ValueProtos.duration(time)));
    if (conversation.close() instanceof Close.Closed closed) {
      resource
          .setCloseTime(ValueProtos.timestamp(closed.time()))
          .setCloseSource(CloseSource.valueOf(closed.source().name()));
    }
    conversation.turns().forEach(turn -> resource.addTurns(toProto(turn)));
    conversation.toolCalls().forEach(call -> resource.addToolCalls(toProto(call)));
    ifPresent(conversation.handoff(), handoff -> resource.setHandoff(toProto(handoff)));
    conversation.surveys().forEach(survey -> resource.addSurveys(toProto(survey)));
    return resource.build();
  }

  /// A stored snapshot with its revision.
  static io.candor.ingest.v1.Conversation whole(byte[] snapshot, long revision) {
    return parse(snapshot).toBuilder().setRevision(revision).build();
  }

  /// The same without what only a single read shows.
  static io.candor.ingest.v1.Conversation brief(byte[] snapshot, long revision) {
    return parse(snapshot).toBuilder()
        .setRevision(revision)
        .clearTurns()
        .clearToolCalls()
        .clearHandoff()
        .clearSurveys()
        .build();
  }

  private static io.candor.ingest.v1.Conversation parse(byte[] snapshot) {
    try {
      return io.candor.ingest.v1.Conversation.parseFrom(snapshot);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A stored conversation is not a conversation", e);
    }
  }

  private static io.candor.ingest.v1.Turn toProto(Turn turn) {
    io.candor.ingest.v1.Turn.Builder said =
        io.candor.ingest.v1.Turn.newBuilder()
            .setIndex(turn.index())
            .setRole(EnumProtos.toProto(turn.role()))
            .setText(turn.text())
            .setTime(ValueProtos.timestamp(turn.time()));
    for (Turn.Grounding grounding : turn.grounding()) {
      Grounding.Builder found =
          said.addGroundingBuilder()
              .setDocumentId(grounding.documentId())
              .setVersion(grounding.version());
      ifPresent(grounding.confidence(), found::setConfidence);
    }
    ifPresent(turn.confidence(), said::setConfidence);
    return said.build();
  }

  private static io.candor.ingest.v1.ToolCall toProto(ToolCall call) {
    io.candor.ingest.v1.ToolCall.Builder tried =
        io.candor.ingest.v1.ToolCall.newBuilder()
            .setName(call.name())
            .setStatus(EnumProtos.toProto(call.status()))
            .setTime(ValueProtos.timestamp(call.time()))
            .setToolCallId(orEmpty(call.toolCallId()))
            // The contract of events: an actor that was not told is the bot.
            .setActor(
                EnumProtos.toProto(Objects.requireNonNullElse(call.actor(), ToolCall.Actor.BOT)));
    ifPresent(call.afterTurnIndex(), tried::setAfterTurnIndex);
    ifPresent(call.arguments(), arguments -> tried.setArguments(StructProtos.toStruct(arguments)));
    ifPresent(call.amount(), amount -> tried.setAmount(ValueProtos.money(amount)));
    return tried.build();
  }

  private static io.candor.ingest.v1.Handoff toProto(Handoff handoff) {
    io.candor.ingest.v1.Handoff.Builder handed =
        io.candor.ingest.v1.Handoff.newBuilder()
            .setTime(ValueProtos.timestamp(handoff.time()))
            .setReason(orEmpty(handoff.reason()));
    ifPresent(handoff.packet(), packet -> handed.setPacket(toProto(packet)));
    ifPresent(handoff.agentReportedContextLoss(), handed::setAgentReportedContextLoss);
    return handed.build();
  }

  private static HandoffPacket toProto(Handoff.Packet packet) {
    HandoffPacket.Builder sent =
        HandoffPacket.newBuilder()
            .setIntent(orEmpty(packet.intent()))
            .setSummary(orEmpty(packet.summary()))
            .addAllCommitments(packet.commitments());
    ifPresent(packet.accountState(), state -> sent.setAccountState(StructProtos.toStruct(state)));
    return sent.build();
  }

  private static Survey toProto(SurveyAnswer answer) {
    Survey.Builder survey =
        Survey.newBuilder()
            .setSurveyId(answer.surveyId())
            .setKind(EnumProtos.toProto(answer.kind()))
            .setRating(answer.rating())
            .setScale(ValueProtos.scale(answer.scale()))
            .setVerbatim(orEmpty(answer.verbatim()))
            .setAnswerTime(ValueProtos.timestamp(answer.answerTime()));
    ifPresent(answer.sendTime(), time -> survey.setSendTime(ValueProtos.timestamp(time)));
    return survey.build();
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static <T> void ifPresent(@Nullable T value, Consumer<T> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }
}

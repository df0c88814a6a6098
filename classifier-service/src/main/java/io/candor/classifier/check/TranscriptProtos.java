package io.candor.classifier.check;

import com.google.protobuf.Timestamp;
import io.candor.classifier.conversation.Handoff;
import io.candor.classifier.conversation.Money;
import io.candor.classifier.conversation.Outcome;
import io.candor.classifier.conversation.ToolCall;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.conversation.Turn;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.HandoffPacket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Conversations of the ingest contract as transcripts.
public final class TranscriptProtos {
  private TranscriptProtos() {}

  /// The transcript of a conversation.
  public static Transcript fromProto(Conversation conversation) {
    return new Transcript(
        conversation.hasCloseTime() ? toInstant(conversation.getCloseTime()) : null,
        conversation.getTicketId(),
        outcome(conversation.getOutcome()),
        conversation.hasAttempted() ? conversation.getAttempted() : null,
        turns(conversation),
        conversation.getToolCallsList().stream().map(TranscriptProtos::toolCall).toList(),
        conversation.hasHandoff() ? handoff(conversation.getHandoff()) : null);
  }

  /// An instant of the contract.
  public static Instant toInstant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static @Nullable Outcome outcome(Conversation.Outcome outcome) {
    return switch (outcome) {
      case RESOLVED_CONFIRMED -> Outcome.RESOLVED_CONFIRMED;
      case RESOLVED_ASSUMED -> Outcome.RESOLVED_ASSUMED;
      case ESCALATED -> Outcome.ESCALATED;
      case ABANDONED -> Outcome.ABANDONED;
      case OUTCOME_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  private static List<Turn> turns(Conversation conversation) {
    List<Turn> turns = new ArrayList<>();
    for (io.candor.ingest.v1.Turn turn : conversation.getTurnsList()) {
      Turn.Role role = role(turn.getRole());
      if (role != null) {
        turns.add(new Turn(turn.getIndex(), role, turn.getText(), toInstant(turn.getTime())));
      }
    }
    return turns;
  }

  private static Turn.@Nullable Role role(io.candor.ingest.v1.Turn.Role role) {
    return switch (role) {
      case CUSTOMER -> Turn.Role.CUSTOMER;
      case BOT -> Turn.Role.BOT;
      case AGENT -> Turn.Role.AGENT;
      case SYSTEM -> Turn.Role.SYSTEM;
      // A role of a later contract: not one that any rule here speaks of.
      case ROLE_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  private static ToolCall toolCall(io.candor.ingest.v1.ToolCall call) {
    return new ToolCall(
        call.getToolCallId(),
        call.getName(),
        call.getStatus() == io.candor.ingest.v1.ToolCall.Status.SUCCEEDED,
        toInstant(call.getTime()),
        call.hasAmount()
            ? new Money(
                call.getAmount().getCurrencyCode(),
                call.getAmount().getUnits(),
                call.getAmount().getNanos())
            : null,
        arguments(call));
  }

  private static Map<String, String> arguments(io.candor.ingest.v1.ToolCall call) {
    Map<String, String> arguments = new HashMap<>();
    call.getArguments()
        .getFieldsMap()
        .forEach(
            (name, value) -> {
              switch (value.getKindCase()) {
                case STRING_VALUE -> arguments.put(name, value.getStringValue());
                case NUMBER_VALUE -> arguments.put(name, Double.toString(value.getNumberValue()));
                case BOOL_VALUE, NULL_VALUE, STRUCT_VALUE, LIST_VALUE, KIND_NOT_SET -> {}
              }
            });
    return arguments;
  }

  /// What the packet holds, in words.
  private static String words(HandoffPacket packet) {
    List<String> words = new ArrayList<>();
    words.add(packet.getIntent());
    words.add(packet.getSummary());
    words.addAll(packet.getCommitmentsList());
    packet
        .getAccountState()
        .getFieldsMap()
        .values()
        .forEach(value -> words.add(value.getStringValue()));
    return String.join(" ", words).strip();
  }

  private static Handoff handoff(io.candor.ingest.v1.Handoff handoff) {
    HandoffPacket packet = handoff.getPacket();
    int filled = 0;
    filled += packet.getIntent().isBlank() ? 0 : 1;
    filled += packet.getAccountState().getFieldsCount() == 0 ? 0 : 1;
    filled += packet.getSummary().isBlank() ? 0 : 1;
    filled += packet.getCommitmentsCount() == 0 ? 0 : 1;
    return new Handoff(
        toInstant(handoff.getTime()),
        filled,
        handoff.hasAgentReportedContextLoss() ? handoff.getAgentReportedContextLoss() : null,
        words(packet));
  }
}

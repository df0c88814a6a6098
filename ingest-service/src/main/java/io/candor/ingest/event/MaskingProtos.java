package io.candor.ingest.event;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.candor.ingest.redaction.Redactor;
import io.candor.ingest.v1.ConversationEvent;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.Handoff;
import io.candor.ingest.v1.HandoffEvent;
import io.candor.ingest.v1.HandoffPacket;
import java.util.List;
import java.util.Map;

/// Masks the free texts of an event: turns, comments, reasons, hand-over packets, and the strings
/// in the arguments of tool calls. Ids, names and owners' addresses in structured fields stay.
final class MaskingProtos {

  private final Redactor redactor;

  MaskingProtos(Redactor redactor) {
    this.redactor = redactor;
  }

  /// The event with masked texts; the same instance when there was nothing to mask.
  Event mask(Event event) {
    return switch (event.getBodyCase()) {
      case CONVERSATION -> {
        ConversationEvent masked = mask(event.getConversation());
        yield same(masked, event.getConversation())
            ? event
            : event.toBuilder().setConversation(masked).build();
      }
      case TURN -> {
        String text = redactor.mask(event.getTurn().getText());
        yield same(text, event.getTurn().getText())
            ? event
            : event.toBuilder().setTurn(event.getTurn().toBuilder().setText(text)).build();
      }
      case TOOL_CALL -> {
        Struct arguments = mask(event.getToolCall().getArguments());
        yield same(arguments, event.getToolCall().getArguments())
            ? event
            : event.toBuilder()
                .setToolCall(event.getToolCall().toBuilder().setArguments(arguments))
                .build();
      }
      case HANDOFF -> {
        HandoffEvent handoff = event.getHandoff();
        String reason = redactor.mask(handoff.getReason());
        HandoffPacket packet = mask(handoff.getPacket());
        if (same(reason, handoff.getReason()) && same(packet, handoff.getPacket())) {
          yield event;
        }
        HandoffEvent.Builder masked = handoff.toBuilder();
        if (handoff.hasReason()) {
          masked.setReason(reason);
        }
        if (handoff.hasPacket()) {
          masked.setPacket(packet);
        }
        yield event.toBuilder().setHandoff(masked).build();
      }
      case SURVEY -> {
        String verbatim = redactor.mask(event.getSurvey().getVerbatim());
        yield same(verbatim, event.getSurvey().getVerbatim())
            ? event
            : event.toBuilder()
                .setSurvey(event.getSurvey().toBuilder().setVerbatim(verbatim))
                .build();
      }
      case FEEDBACK -> {
        String verbatim = redactor.mask(event.getFeedback().getVerbatim());
        yield same(verbatim, event.getFeedback().getVerbatim())
            ? event
            : event.toBuilder()
                .setFeedback(event.getFeedback().toBuilder().setVerbatim(verbatim))
                .build();
      }
      case ACCOUNT, DEPLOYMENT, RELEASE, CLOSURE, BODY_NOT_SET -> event;
    };
  }

  private ConversationEvent mask(ConversationEvent conversation) {
    ConversationEvent.Builder masked = null;
    for (int i = 0; i < conversation.getTurnsCount(); i++) {
      String text = conversation.getTurns(i).getText();
      String maskedText = redactor.mask(text);
      if (!same(maskedText, text)) {
        masked = masked == null ? conversation.toBuilder() : masked;
        masked.setTurns(i, conversation.getTurns(i).toBuilder().setText(maskedText));
      }
    }
    for (int i = 0; i < conversation.getToolCallsCount(); i++) {
      Struct arguments = conversation.getToolCalls(i).getArguments();
      Struct maskedArguments = mask(arguments);
      if (!same(maskedArguments, arguments)) {
        masked = masked == null ? conversation.toBuilder() : masked;
        masked.setToolCalls(
            i, conversation.getToolCalls(i).toBuilder().setArguments(maskedArguments));
      }
    }
    if (conversation.hasHandoff()) {
      Handoff handoff = mask(conversation.getHandoff());
      if (!same(handoff, conversation.getHandoff())) {
        masked = masked == null ? conversation.toBuilder() : masked;
        masked.setHandoff(handoff);
      }
    }
    return masked == null ? conversation : masked.build();
  }

  private Handoff mask(Handoff handoff) {
    String reason = redactor.mask(handoff.getReason());
    HandoffPacket packet = mask(handoff.getPacket());
    if (same(reason, handoff.getReason()) && same(packet, handoff.getPacket())) {
      return handoff;
    }
    Handoff.Builder masked = handoff.toBuilder().setReason(reason);
    if (handoff.hasPacket()) {
      masked.setPacket(packet);
    }
    return masked.build();
  }

  private HandoffPacket mask(HandoffPacket packet) {
    String intent = redactor.mask(packet.getIntent());
    String summary = redactor.mask(packet.getSummary());
    Struct accountState = mask(packet.getAccountState());
    List<String> commitments = packet.getCommitmentsList().stream().map(redactor::mask).toList();
    if (same(intent, packet.getIntent())
        && same(summary, packet.getSummary())
        && same(accountState, packet.getAccountState())
        && commitments.equals(packet.getCommitmentsList())) {
      return packet;
    }
    HandoffPacket.Builder masked =
        packet.toBuilder()
            .setIntent(intent)
            .setSummary(summary)
            .clearCommitments()
            .addAllCommitments(commitments);
    if (packet.hasAccountState()) {
      masked.setAccountState(accountState);
    }
    return masked.build();
  }

  private Struct mask(Struct struct) {
    Struct.Builder masked = null;
    for (Map.Entry<String, Value> field : struct.getFieldsMap().entrySet()) {
      Value value = mask(field.getKey(), field.getValue());
      String key = redactor.mask(field.getKey());
      if (!same(value, field.getValue()) || !same(key, field.getKey())) {
        masked = masked == null ? struct.toBuilder() : masked;
        masked.removeFields(field.getKey()).putFields(key, value);
      }
    }
    return masked == null ? struct : masked.build();
  }

  private Value mask(String name, Value value) {
    return switch (value.getKindCase()) {
      case STRING_VALUE -> {
        String text = redactor.mask(name, value.getStringValue());
        yield same(text, value.getStringValue())
            ? value
            : Value.newBuilder().setStringValue(text).build();
      }
      case STRUCT_VALUE -> {
        Struct masked = mask(value.getStructValue());
        yield same(masked, value.getStructValue())
            ? value
            : Value.newBuilder().setStructValue(masked).build();
      }
      case LIST_VALUE -> {
        ListValue masked = mask(name, value.getListValue());
        yield same(masked, value.getListValue())
            ? value
            : Value.newBuilder().setListValue(masked).build();
      }
      case NUMBER_VALUE, BOOL_VALUE, NULL_VALUE, KIND_NOT_SET -> value;
    };
  }

  private ListValue mask(String name, ListValue list) {
    ListValue.Builder masked = null;
    for (int i = 0; i < list.getValuesCount(); i++) {
      Value value = mask(name, list.getValues(i));
      if (!same(value, list.getValues(i))) {
        masked = masked == null ? list.toBuilder() : masked;
        masked.setValues(i, value);
      }
    }
    return masked == null ? list : masked.build();
  }

  /// The redactor returns the same instance when it finds nothing: no need to compare texts.
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Object masked, Object original) {
    return masked == original;
  }
}

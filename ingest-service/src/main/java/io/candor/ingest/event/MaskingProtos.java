package io.candor.ingest.event;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.candor.ingest.redaction.Redactor;
import io.candor.ingest.v1.ConversationEvent;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.HandoffPacket;
import java.util.Map;

/// Masks the free texts of an event: turns, comments, reasons, hand-over packets, and the strings
/// in the arguments of tool calls. Ids, names and owners' addresses in structured fields stay.
final class MaskingProtos {

  private final Redactor redactor;

  MaskingProtos(Redactor redactor) {
    this.redactor = redactor;
  }

  /// The event with masked texts.
  Event mask(Event event) {
    return switch (event.getBodyCase()) {
      case CONVERSATION -> {
        Event.Builder masked = event.toBuilder();
        mask(masked.getConversationBuilder());
        yield masked.build();
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
        Event.Builder masked = event.toBuilder();
        var handoff = masked.getHandoffBuilder();
        if (handoff.hasReason()) {
          handoff.setReason(redactor.mask(handoff.getReason()));
        }
        if (handoff.hasPacket()) {
          mask(handoff.getPacketBuilder());
        }
        yield masked.build();
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

  private void mask(ConversationEvent.Builder conversation) {
    for (int i = 0; i < conversation.getTurnsCount(); i++) {
      String text = conversation.getTurns(i).getText();
      String masked = redactor.mask(text);
      if (!same(masked, text)) {
        conversation.setTurns(i, conversation.getTurns(i).toBuilder().setText(masked));
      }
    }
    for (int i = 0; i < conversation.getToolCallsCount(); i++) {
      Struct arguments = conversation.getToolCalls(i).getArguments();
      Struct masked = mask(arguments);
      if (!same(masked, arguments)) {
        conversation.setToolCalls(i, conversation.getToolCalls(i).toBuilder().setArguments(masked));
      }
    }
    if (conversation.hasHandoff()) {
      var handoff = conversation.getHandoffBuilder();
      handoff.setReason(redactor.mask(handoff.getReason()));
      if (handoff.hasPacket()) {
        mask(handoff.getPacketBuilder());
      }
    }
  }

  private void mask(HandoffPacket.Builder packet) {
    packet.setIntent(redactor.mask(packet.getIntent()));
    packet.setSummary(redactor.mask(packet.getSummary()));
    if (packet.hasAccountState()) {
      packet.setAccountState(mask(packet.getAccountState()));
    }
    for (int i = 0; i < packet.getCommitmentsCount(); i++) {
      packet.setCommitments(i, redactor.mask(packet.getCommitments(i)));
    }
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
        ListValue.Builder masked = ListValue.newBuilder();
        value.getListValue().getValuesList().forEach(v -> masked.addValues(mask(name, v)));
        yield Value.newBuilder().setListValue(masked).build();
      }
      case NUMBER_VALUE, BOOL_VALUE, NULL_VALUE, KIND_NOT_SET -> value;
    };
  }

  /// The redactor returns the same instance when it finds nothing: no need to compare texts.
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Object masked, Object original) {
    return masked == original;
  }
}

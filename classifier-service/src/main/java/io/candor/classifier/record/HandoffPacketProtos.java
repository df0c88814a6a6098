package io.candor.classifier.record;

import com.google.type.Money;
import io.candor.classifier.capability.Commitment;
import io.candor.classifier.capability.CommitmentReader;
import io.candor.classifier.check.TranscriptProtos;
import io.candor.classifier.conversation.ToolCall;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.conversation.Turn;
import io.candor.classifier.handoff.Packet;
import io.candor.classifier.policy.CustomerFacts;
import io.candor.classifier.policy.PolicyProtos;
import io.candor.classifier.v1.BuildHandoffPacketResponse;
import io.candor.classifier.v1.BuiltHandoffPacket;
import io.candor.classifier.v1.HandoffCompleteness;
import io.candor.classifier.v1.PacketToolCall;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.HandoffPacket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Hand-over packets as messages of the contract.
final class HandoffPacketProtos {
  private HandoffPacketProtos() {}

  static BuildHandoffPacketResponse toProto(
      Conversation conversation, String intent, CustomerFacts facts) {
    Transcript transcript = TranscriptProtos.fromProto(conversation);
    Packet packet =
        Packet.of(transcript, intent, state(transcript, facts), commitments(transcript));
    BuildHandoffPacketResponse.Builder response =
        BuildHandoffPacketResponse.newBuilder().setPacket(toProto(packet));
    if (conversation.hasHandoff()) {
      response.setSent(completeness(conversation, packet));
    }
    return response.build();
  }

  /// The account as it was at the last turn.
  private static Map<String, String> state(Transcript transcript, CustomerFacts facts) {
    Instant at = transcript.turns().isEmpty() ? Instant.MIN : transcript.turns().getLast().time();
    return facts.at(at);
  }

  private static List<String> commitments(Transcript transcript) {
    List<String> commitments = new ArrayList<>();
    for (Turn turn : transcript.turnsOf(Turn.Role.BOT)) {
      CommitmentReader.commitments(turn.index(), turn.time(), turn.text()).stream()
          .map(Commitment::sentence)
          .forEach(commitments::add);
    }
    return commitments;
  }

  private static BuiltHandoffPacket toProto(Packet packet) {
    BuiltHandoffPacket.Builder proto =
        BuiltHandoffPacket.newBuilder()
            .setIntent(packet.intent())
            .putAllAccountState(packet.accountState())
            .setSummary(packet.summary())
            .addAllCommitments(packet.commitments())
            .setTextBlock(packet.text());
    for (ToolCall call : packet.toolCalls()) {
      PacketToolCall.Builder done =
          PacketToolCall.newBuilder()
              .setName(call.name())
              .setSucceeded(call.succeeded())
              .setTime(PolicyProtos.toProto(call.time()));
      io.candor.classifier.conversation.Money amount = call.amount();
      if (amount != null) {
        done.setAmount(
            Money.newBuilder()
                .setCurrencyCode(amount.currencyCode())
                .setUnits(amount.units())
                .setNanos(amount.nanos()));
      }
      proto.addToolCalls(done);
    }
    return proto.build();
  }

  private static HandoffCompleteness completeness(Conversation conversation, Packet built) {
    HandoffPacket sent = conversation.getHandoff().getPacket();
    List<HandoffCompleteness.Part> missing = new ArrayList<>();
    if (sent.getIntent().isBlank()) {
      missing.add(HandoffCompleteness.Part.INTENT);
    }
    if (sent.getAccountState().getFieldsCount() == 0) {
      missing.add(HandoffCompleteness.Part.ACCOUNT_STATE);
    }
    if (sent.getSummary().isBlank()) {
      missing.add(HandoffCompleteness.Part.SUMMARY);
    }
    if (sent.getCommitmentsCount() == 0) {
      missing.add(HandoffCompleteness.Part.COMMITMENTS);
    }
    if (conversation.getToolCallsCount() == 0) {
      missing.add(HandoffCompleteness.Part.TOOL_CALLS);
    }
    // The zero value is no part.
    int parts = HandoffCompleteness.Part.getDescriptor().getValues().size() - 1;
    return HandoffCompleteness.newBuilder()
        .setPartCount(parts - missing.size())
        .addAllMissingParts(missing)
        .addAllLostCommitments(
            built.lostFrom(String.join(" ", sent.getCommitmentsList()) + " " + sent.getSummary()))
        .build();
  }
}

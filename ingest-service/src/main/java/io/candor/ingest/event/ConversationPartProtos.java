package io.candor.ingest.event;

import io.candor.ingest.report.Handoff;
import io.candor.ingest.report.ToolCall;
import io.candor.ingest.report.Turn;
import io.candor.ingest.report.Turn.Grounding;
import io.candor.ingest.v1.HandoffEvent;
import io.candor.ingest.v1.HandoffPacket;
import io.candor.ingest.v1.ToolCallEvent;
import io.candor.ingest.v1.TurnEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts of conversations, which come inside snapshots and as events of their own.
final class ConversationPartProtos {

  private ConversationPartProtos() {}

  static Turn turn(io.candor.ingest.v1.Turn turn) {
    return new Turn(
        turn.getIndex(),
        EnumProtos.role(turn.getRole()),
        turn.getText(),
        ValueProtos.instant(turn.getTime()),
        groundings(turn.getGroundingList()),
        turn.hasConfidence() ? turn.getConfidence() : null);
  }

  static Turn turn(TurnEvent turn) {
    return new Turn(
        turn.getIndex(),
        EnumProtos.role(turn.getRole()),
        turn.getText(),
        ValueProtos.instant(turn.getTime()),
        groundings(turn.getGroundingList()),
        turn.hasConfidence() ? turn.getConfidence() : null);
  }

  static ToolCall toolCall(io.candor.ingest.v1.ToolCall call) {
    return new ToolCall(
        call.getName(),
        EnumProtos.toolStatus(call.getStatus()),
        ValueProtos.instant(call.getTime()),
        ValueProtos.named(call.getToolCallId()),
        EnumProtos.actor(call.getActor()),
        call.hasAfterTurnIndex() ? call.getAfterTurnIndex() : null,
        call.hasArguments() ? StructProtos.toMap(call.getArguments()) : null,
        call.hasAmount() ? ValueProtos.money(call.getAmount()) : null);
  }

  static ToolCall toolCall(ToolCallEvent call) {
    return new ToolCall(
        call.getName(),
        EnumProtos.toolStatus(call.getStatus()),
        ValueProtos.instant(call.getTime()),
        ValueProtos.named(call.getToolCallId()),
        EnumProtos.actor(call.getActor()),
        call.hasAfterTurnIndex() ? call.getAfterTurnIndex() : null,
        call.hasArguments() ? StructProtos.toMap(call.getArguments()) : null,
        call.hasAmount() ? ValueProtos.money(call.getAmount()) : null);
  }

  static Handoff handoff(io.candor.ingest.v1.Handoff handoff) {
    return new Handoff(
        ValueProtos.instant(handoff.getTime()),
        ValueProtos.named(handoff.getReason()),
        handoff.hasPacket() ? packet(handoff.getPacket()) : null,
        handoff.hasAgentReportedContextLoss() ? handoff.getAgentReportedContextLoss() : null);
  }

  static Handoff handoff(HandoffEvent handoff) {
    return new Handoff(
        ValueProtos.instant(handoff.getTime()),
        handoff.hasReason() ? handoff.getReason() : null,
        handoff.hasPacket() ? packet(handoff.getPacket()) : null,
        handoff.hasAgentReportedContextLoss() ? handoff.getAgentReportedContextLoss() : null);
  }

  private static Handoff.Packet packet(HandoffPacket packet) {
    return new Handoff.Packet(
        ValueProtos.named(packet.getIntent()),
        packet.hasAccountState() ? StructProtos.toMap(packet.getAccountState()) : null,
        ValueProtos.named(packet.getSummary()),
        List.copyOf(packet.getCommitmentsList()));
  }

  private static List<Grounding> groundings(List<io.candor.ingest.v1.Grounding> groundings) {
    return groundings.stream()
        .map(g -> new Grounding(g.getDocumentId(), g.getVersion(), confidence(g)))
        .toList();
  }

  private static @Nullable Double confidence(io.candor.ingest.v1.Grounding grounding) {
    return grounding.hasConfidence() ? grounding.getConfidence() : null;
  }
}

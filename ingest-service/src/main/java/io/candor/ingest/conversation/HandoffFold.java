package io.candor.ingest.conversation;

import io.candor.ingest.report.Handoff;
import io.candor.ingest.report.Latest;
import io.candor.ingest.report.Latest.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Merges the reports of a hand-over, field by field down into its packet.
final class HandoffFold {

  private final Latest<Instant> time = new Latest<>();
  private final Latest<String> reason = new Latest<>();
  private final Latest<Boolean> agentReportedContextLoss = new Latest<>();
  private final Latest<String> intent = new Latest<>();
  private final Latest<Map<String, Object>> accountState = new Latest<>();
  private final Latest<String> summary = new Latest<>();
  private final Latest<List<String>> commitments = new Latest<>();
  private boolean packetSent;

  void take(Handoff handoff, Source source) {
    time.offer(handoff.time(), source);
    reason.offer(handoff.reason(), source);
    agentReportedContextLoss.offer(handoff.agentReportedContextLoss(), source);
    Handoff.Packet packet = handoff.packet();
    if (packet != null) {
      packetSent = true;
      intent.offer(packet.intent(), source);
      accountState.offer(packet.accountState(), source);
      summary.offer(packet.summary(), source);
      commitments.offer(packet.commitments().isEmpty() ? null : packet.commitments(), source);
    }
  }

  @Nullable Handoff state() {
    Instant at = time.value();
    return at == null
        ? null
        : new Handoff(at, reason.value(), packet(), agentReportedContextLoss.value());
  }

  private Handoff.@Nullable Packet packet() {
    return packetSent
        ? new Handoff.Packet(
            intent.value(),
            accountState.value(),
            summary.value(),
            Objects.requireNonNullElse(commitments.value(), List.of()))
        : null;
  }
}

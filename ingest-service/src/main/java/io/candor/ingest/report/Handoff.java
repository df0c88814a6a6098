package io.candor.ingest.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A hand-over to a human.
///
/// @param agentReportedContextLoss whether the customer had to say it again; `null`: not told
public record Handoff(
    Instant time,
    @Nullable String reason,
    @Nullable Packet packet,
    @Nullable Boolean agentReportedContextLoss) {

  /// What a bot sends along.
  ///
  /// @param accountState as in JSON, strings masked; `null` when not told
  public record Packet(
      @Nullable String intent,
      @Nullable Map<String, Object> accountState,
      @Nullable String summary,
      List<String> commitments) {}
}

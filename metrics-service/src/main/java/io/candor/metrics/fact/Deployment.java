package io.candor.metrics.fact;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One AI support bot in production.
///
/// @param deploymentId the producer's id
/// @param revision revision of the fact
/// @param displayName its name for people; empty when not told
/// @param goLiveTime when it first answered customers: baselines end here
/// @param deflectionList the archetypes that it may try
/// @param confidenceThresholdMicros from which confidence in millionths on an archetype is tried;
///     those not told are missing
/// @param botVersion the version that went live last; empty when not told
/// @param rollbackOwner the one person with the authority to pull it back; empty when not told
public record Deployment(
    String deploymentId,
    long revision,
    String displayName,
    Instant goLiveTime,
    List<String> deflectionList,
    Map<String, Long> confidenceThresholdMicros,
    String botVersion,
    String rollbackOwner) {

  public Deployment {
    deflectionList = List.copyOf(deflectionList);
    confidenceThresholdMicros = Map.copyOf(confidenceThresholdMicros);
  }
}

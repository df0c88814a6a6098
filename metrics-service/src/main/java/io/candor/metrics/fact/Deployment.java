package io.candor.metrics.fact;

import java.time.Instant;
import java.util.List;

/// One AI support bot in production.
///
/// @param deploymentId the producer's id
/// @param revision revision of the fact
/// @param displayName its name for people; empty when not told
/// @param goLiveTime when it first answered customers: baselines end here
/// @param deflectionList the archetypes that it may try
/// @param rollbackOwner the one person with the authority to pull it back; empty when not told
public record Deployment(
    String deploymentId,
    long revision,
    String displayName,
    Instant goLiveTime,
    List<String> deflectionList,
    String rollbackOwner) {

  public Deployment {
    deflectionList = List.copyOf(deflectionList);
  }
}

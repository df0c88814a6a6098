package io.candor.alert.finding;

import java.util.List;
import java.util.Map;

/// What a bot is configured to do, as its producer last said.
///
/// @param deployment the bot's id
/// @param revision grows with every change of what the producer says, from 1
/// @param deflectionList the archetypes that it may try; empty when the producer did not say
/// @param thresholds its own least confidence, 0 to 1, by archetype
/// @param botVersion the version that went live last; empty when the producer did not say
public record DeploymentSnapshot(
    String deployment,
    long revision,
    List<String> deflectionList,
    Map<String, Double> thresholds,
    String botVersion) {
  public DeploymentSnapshot {
    deflectionList = List.copyOf(deflectionList);
    thresholds = Map.copyOf(thresholds);
  }
}

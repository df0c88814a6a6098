package io.candor.metrics.panel;

import io.candor.metrics.cell.IsoWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/// What the panel must know about a deployment besides its counters.
///
/// @param deployment its id
/// @param goLiveTime when the bot went live
/// @param restartWeeks by archetype, the first week that is pooled after a re-baseline or an effective directive
public record DeploymentTerms(
    String deployment, Instant goLiveTime, Map<String, IsoWeek> restartWeeks) {

  public DeploymentTerms {
    restartWeeks = Map.copyOf(restartWeeks);
  }

  /// The week of go-live, with which rows begin.
  public IsoWeek firstWeek(ZoneId zone) {
    return IsoWeek.of(goLiveTime, zone);
  }

  /// The first week that is live from its first instant on.
  public IsoWeek firstFullWeek(ZoneId zone) {
    IsoWeek first = firstWeek(zone);
    return first.start(zone).equals(goLiveTime) ? first : first.plusWeeks(1);
  }
}

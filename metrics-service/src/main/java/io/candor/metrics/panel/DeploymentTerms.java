package io.candor.metrics.panel;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.Deployment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// What the panel must know about a deployment besides its counters.
///
/// @param deployment its id
/// @param goLiveTime when the bot went live
/// @param restartWeeks by archetype, the weeks before which nothing is pooled: of a
///     re-baseline, of a directive's effect
public record DeploymentTerms(
    String deployment, Instant goLiveTime, Map<String, NavigableSet<IsoWeek>> restartWeeks) {

  public DeploymentTerms {
    restartWeeks = Map.copyOf(restartWeeks);
  }

  /// The terms of a deployment: nothing is pooled across a new baseline, whatever the archetype.
  ///
  /// @param effectiveWeeks the first weeks of baselines
  public static DeploymentTerms of(
      Deployment deployment, Baseline baseline, NavigableSet<IsoWeek> effectiveWeeks) {
    Map<String, NavigableSet<IsoWeek>> restarts = new HashMap<>();
    if (!effectiveWeeks.isEmpty()) {
      baseline.lines().forEach(line -> restarts.put(line.name(), effectiveWeeks));
    }
    return new DeploymentTerms(deployment.deploymentId(), deployment.goLiveTime(), restarts);
  }

  /// The last restart of an archetype up to a week; empty when there was none.
  public Optional<IsoWeek> restartWeek(String archetype, IsoWeek week) {
    return Optional.ofNullable(restartWeeks.getOrDefault(archetype, new TreeSet<>()).floor(week));
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

package io.candor.metrics.panel;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.Deployment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the panel must know about a deployment besides its counters.
///
/// @param deployment its id
/// @param goLiveTime when the bot went live
/// @param restartWeeks by archetype, the weeks before which nothing is pooled: of a
///     re-baseline, of a directive's effect
/// @param acceptedLevels falls that people have accepted
public record DeploymentTerms(
    String deployment,
    Instant goLiveTime,
    Map<String, NavigableSet<IsoWeek>> restartWeeks,
    List<AcceptedLevel> acceptedLevels) {

  public DeploymentTerms {
    restartWeeks = Map.copyOf(restartWeeks);
    acceptedLevels = List.copyOf(acceptedLevels);
  }

  /// Terms of a deployment with no accepted level.
  public DeploymentTerms(
      String deployment, Instant goLiveTime, Map<String, NavigableSet<IsoWeek>> restartWeeks) {
    this(deployment, goLiveTime, restartWeeks, List.of());
  }

  /// The same terms with these accepted levels.
  public DeploymentTerms withAcceptedLevels(List<AcceptedLevel> levels) {
    return new DeploymentTerms(deployment, goLiveTime, restartWeeks, levels);
  }

  /// The latest level that had been accepted by a week; empty when none was.
  public Optional<AcceptedLevel> acceptedLevel(String kpi, String archetype, IsoWeek week) {
    return acceptedLevels(kpi, archetype)
        .filter(level -> !level.acceptedWeek().isAfter(week))
        .max(Comparator.comparing(AcceptedLevel::acceptedWeek));
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

  /// The levels that have been accepted of a KPI and archetype.
  public Stream<AcceptedLevel> acceptedLevels(String kpi, String archetype) {
    return acceptedLevels.stream()
        .filter(level -> level.kpi().equals(kpi) && level.archetype().equals(archetype));
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

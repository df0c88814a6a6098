package io.candor.alert.route;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingKind;
import io.candor.alert.finding.FindingScope;
import io.candor.alert.finding.Impact;
import io.candor.alert.finding.Segment;
import io.candor.alert.finding.Severity;
import java.util.Set;

/// Accepts a finding when every condition holds. An empty set is no condition; inside a set one
/// equal value is enough.
///
/// @param kinds kinds of finding
/// @param severities severities
/// @param areas ids of product areas
/// @param themes ids of themes
/// @param archetypes ids of archetypes
/// @param deployments ids of deployments
/// @param segments segments that the finding is about
/// @param minAccountCount at least this many accounts behind it; 0 for no condition
/// @param minAffectedArrUnits at least this much annual recurring revenue behind it; 0 for no
///     condition
public record Matcher(
    Set<FindingKind> kinds,
    Set<Severity> severities,
    Set<String> areas,
    Set<String> themes,
    Set<String> archetypes,
    Set<String> deployments,
    Set<Segment> segments,
    long minAccountCount,
    long minAffectedArrUnits) {
  /// Accepts everything.
  public static final Matcher ALL =
      new Matcher(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), 0, 0);

  /// Without a condition on revenue.
  public Matcher(
      Set<FindingKind> kinds,
      Set<Severity> severities,
      Set<String> areas,
      Set<String> themes,
      Set<String> archetypes,
      Set<String> deployments,
      Set<Segment> segments,
      long minAccountCount) {
    this(kinds, severities, areas, themes, archetypes, deployments, segments, minAccountCount, 0);
  }

  public Matcher {
    kinds = Set.copyOf(kinds);
    severities = Set.copyOf(severities);
    areas = Set.copyOf(areas);
    themes = Set.copyOf(themes);
    archetypes = Set.copyOf(archetypes);
    deployments = Set.copyOf(deployments);
    segments = Set.copyOf(segments);
  }

  /// Whether it accepts this finding.
  public boolean accepts(Finding finding) {
    FindingScope scope = finding.subject().scope();
    Segment segment = scope.segment();
    Impact impact = finding.context().impact();
    long accountCount = impact == null ? 0 : impact.accountCount();
    return holds(kinds, finding.subject().kind())
        && holds(severities, finding.judgement().severity())
        && holds(areas, scope.area().id())
        && holds(themes, scope.theme().id())
        && holds(archetypes, scope.archetypeId())
        && holds(deployments, scope.deployment().id())
        && (segments.isEmpty() || (segment != null && segments.contains(segment)))
        && accountCount >= minAccountCount
        && (impact == null ? 0 : impact.affectedArrUnits()) >= minAffectedArrUnits;
  }

  private static <T> boolean holds(Set<T> wanted, T actual) {
    return wanted.isEmpty() || wanted.contains(actual);
  }
}

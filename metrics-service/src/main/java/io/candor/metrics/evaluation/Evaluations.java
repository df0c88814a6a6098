package io.candor.metrics.evaluation;

import io.candor.kit.resource.ResourceName;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.AccountHistory;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.finding.Finding;
import io.candor.metrics.spike.OnlineSpikes;
import io.candor.metrics.workspace.WorkspaceTerms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Evaluates a workspace and works out what has to be handed on: what is new, what has changed, and
/// what the facts no longer bear out.
final class Evaluations {
  private final EvaluationStore store;
  private final Clock clock;

  Evaluations(EvaluationStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Evaluates a workspace that is leased.
  ///
  /// @return what was handed on; empty when the lease was lost
  Optional<List<HandedFinding>> evaluate(EvaluationStore.Turn turn) {
    Instant now = clock.instant();
    return store.run(turn, session -> changes(turn.workspace(), session, now));
  }

  private static List<HandedFinding> changes(
      String workspace, EvaluationStore.Session session, Instant now) {
    WorkspaceTerms terms = session.panels().terms();
    OnlineSpikes online = SpikeEvaluation.of(session.workspace(), terms, now).run();
    List<Finding> findings =
        new WorkspaceEvaluation(session.panels(), session.workspace(), online, now).findings();
    List<Deployment> deployments = session.panels().deployments();
    Supplier<List<AccountHistory>> accounts = once(session.background()::accounts);
    Map<String, List<HandedFinding>> stored =
        session.stored().stream().collect(Collectors.groupingBy(HandedFinding::key));
    Optional<IsoWeek> retainedFrom = session.workspace().retainedFrom();
    Set<String> borneOut = new HashSet<>();
    List<HandedFinding> changed = new ArrayList<>();
    for (Finding finding : findings) {
      if (retainedFrom.filter(finding.latest().week()::isBefore).isPresent()) {
        continue;
      }
      String key = FindingIds.key(finding.key());
      Optional<HandedFinding> before = same(finding, stored.getOrDefault(key, List.of()), borneOut);
      String id =
          before
              .map(HandedFinding::id)
              .orElseGet(() -> FindingIds.id(finding.key(), finding.openedWeek()));
      borneOut.add(id);
      boolean notify =
          before.map(HandedFinding::notifiable).orElse(false) || isRecent(finding, terms, now);
      FindingProtos.next(
              new FindingProtos.Telling(
                  new ResourceName(workspace, HandedFinding.COLLECTION, id),
                  key,
                  finding,
                  FindingContext.of(
                      finding, terms, deployments, session.background(), accounts, online),
                  finding.key().scope().deployment().map(terms::settings).orElse(terms.settings()),
                  notify),
              before.orElse(null),
              now)
          .ifPresent(changed::add);
    }
    for (HandedFinding gone : session.stored()) {
      // Of weeks without facts findings stay as they were, without what customers wrote and who
      // they are: an erasure that comes later finds nothing by which to tell.
      if (retainedFrom.filter(gone.weeks().getLast()::isBefore).isPresent()) {
        FindingProtos.withoutNames(gone, now).ifPresent(changed::add);
      } else if (!borneOut.contains(gone.id())) {
        FindingProtos.withdrawn(gone, now).ifPresent(changed::add);
      }
    }
    return changed;
  }

  private static boolean isRecent(Finding finding, WorkspaceTerms terms, Instant now) {
    Duration within = terms.settings().reviews().notifyWithin();
    return !finding.latest().week().end(terms.zone()).plus(within).isBefore(now);
  }

  /// The stored finding that an episode continues: the one with a week in common, so that a late
  /// fact which opens it a week earlier does not raise it again.
  private static Optional<HandedFinding> same(
      Finding finding, List<HandedFinding> stored, Set<String> taken) {
    String id = FindingIds.id(finding.key(), finding.openedWeek());
    Set<IsoWeek> weeks =
        finding.weeks().stream().map(Finding.Week::week).collect(Collectors.toSet());
    return stored.stream()
        .filter(candidate -> candidate.id().equals(id))
        .findFirst()
        .or(
            () ->
                stored.stream()
                    .filter(candidate -> !taken.contains(candidate.id()))
                    .filter(candidate -> candidate.weeks().stream().anyMatch(weeks::contains))
                    .findFirst());
  }

  private static <T> Supplier<T> once(Supplier<T> supplier) {
    Map<String, T> value = new HashMap<>();
    return () -> value.computeIfAbsent("", key -> supplier.get());
  }
}

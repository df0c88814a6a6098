package io.candor.alert.incident;

import io.candor.alert.correlation.FindingSet;
import io.candor.alert.directive.Directive;
import io.candor.alert.directive.FindingDirectives;
import io.candor.alert.finding.Finding;
import io.candor.alert.incident.IncidentStore.Work;
import io.candor.alert.sentence.Sentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Applies findings to their incidents, one after the other, in one transaction. Changes of
/// different incidents are saved together. Not thread-safe.
final class IncidentBatch {
  private final Work work;
  private final FindingDirectives directives;
  private final Audience audience;
  private final Instant now;
  private final Map<IncidentName, Incident> incidents;
  private final Map<IncidentName, FindingSet> findings;
  private final Map<IncidentName, IncidentChange> waiting = new LinkedHashMap<>();
  private final Map<IncidentName, IncidentChange> last = new LinkedHashMap<>();
  private final Map<IncidentName, Directive> told = new HashMap<>();
  private final Map<IncidentName, List<Directive>> proposed = new LinkedHashMap<>();

  /// Locks the incidents.
  IncidentBatch(
      Work work,
      Collection<IncidentName> names,
      FindingDirectives directives,
      Audience audience,
      Instant now) {
    this.work = work;
    this.directives = directives;
    this.audience = audience;
    this.now = now;
    this.incidents = new HashMap<>(work.lock(names));
    this.findings = new HashMap<>(work.findings(names));
    // Opened before findings were correlated: it knows the one that opened it.
    incidents.forEach(
        (name, incident) -> findings.putIfAbsent(name, FindingSet.EMPTY.with(incident.finding())));
  }

  /// Applies one finding.
  void add(IncidentName name, Finding finding) {
    if (waiting.containsKey(name)) {
      flush(); // A save takes an incident once.
    }
    FindingSet before = findings.getOrDefault(name, FindingSet.EMPTY);
    FindingSet after = before.with(finding);
    Arrival arrival =
        new Arrival(
            name,
            after,
            finding,
            !before.has(finding.name()),
            audience.of(name, after.leading()),
            audience.of(name, finding));
    IncidentRules.onFinding(incidents.get(name), arrival, now)
        .map(change -> withDirective(change, arrival))
        .ifPresent(
            change -> {
              findings.put(name, after);
              incidents.put(name, change.after());
              waiting.put(name, change);
              last.put(name, change);
            });
  }

  /// Saves what is left, tells the owners of directives that no notification carries, and returns
  /// the incidents that were changed.
  List<Incident> finish() {
    flush();
    proposed.forEach(
        (name, made) ->
            made.stream().filter(it -> !isTold(name, it)).forEach(it -> directives.tell(it, now)));
    return last.values().stream().map(IncidentChange::after).toList();
  }

  private void flush() {
    work.save(List.copyOf(waiting.values()));
    waiting.clear();
  }

  private IncidentChange withDirective(IncidentChange change, Arrival arrival) {
    Finding finding = arrival.finding();
    IncidentName name = arrival.name();
    // What is true of the whole is not to be mended part by part.
    arrival.findings().partsOf(finding).stream()
        .filter(part -> finding.isOpen())
        .forEach(part -> directives.withdraw(part, name.incidentId(), now));
    if (arrival.findings().explains(finding)) {
      directives.withdraw(finding, name.incidentId(), now);
      return change;
    }
    Optional<Directive> directive =
        directives.onFinding(finding, name.incidentId(), Sentences.sentence(finding), now);
    NotifyDecision decision = change.event().decision();
    NotifyReason reason = decision == null ? NotifyReason.NO_NEWS : decision.reason();
    directive
        .filter(it -> it.isProposedAt(now) && !reason.isMuted())
        .ifPresent(it -> proposed.computeIfAbsent(name, key -> new ArrayList<>()).add(it));
    if (reason.notifies()) {
      told.remove(name);
      directive.ifPresent(it -> told.put(name, it));
    }
    return directive.map(change::with).orElse(change);
  }

  private boolean isTold(IncidentName name, Directive directive) {
    Directive carried = told.get(name);
    return carried != null && carried.name().equals(directive.name());
  }
}

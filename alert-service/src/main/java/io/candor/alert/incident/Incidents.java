package io.candor.alert.incident;

import io.candor.alert.directive.FindingDirectives;
import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingSink;
import io.candor.alert.incident.IncidentStore.Work;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What findings do to incidents. Thread-safe.
public final class Incidents implements FindingSink {
  private static final Comparator<IncidentName> BY_ID =
      Comparator.comparing(IncidentName::incidentId);

  private final IncidentStore store;
  private final Audiences audiences;
  private final FindingDirectives directives;
  private final FollowUpStore followUps;
  private final Escalations escalations;
  private final Repeats repeats;
  private final ParentEnds parentEnds;
  private final Clock clock;

  /// Works on these stores.
  public Incidents(
      IncidentStore store,
      Audiences audiences,
      FindingDirectives directives,
      FollowUpStore followUps,
      Escalations escalations,
      Repeats repeats,
      ParentEnds parentEnds,
      Clock clock) {
    this.store = store;
    this.audiences = audiences;
    this.directives = directives;
    this.followUps = followUps;
    this.escalations = escalations;
    this.repeats = repeats;
    this.parentEnds = parentEnds;
    this.clock = clock;
  }

  @Override
  public void write(String workspace, List<Finding> findings) {
    Instant now = now();
    Audience audience = audiences.at(workspace, now).with(findings);
    store.change(
        workspace,
        work -> {
          apply(work, work.keepNewer(findings), audience, now);
          return Boolean.TRUE;
        });
  }

  /// An incident's etag: it changes with every change of the incident.
  public static String etag(Incident incident) {
    return Long.toString(incident.revision());
  }

  private void apply(Work work, List<Finding> findings, Audience audience, Instant now) {
    // Two findings about the same subject are one incident: they go in one after the other.
    List<Finding> rest = findings;
    while (!rest.isEmpty()) {
      // Sorted, so that two batches take the locks of deployments in much the same order.
      Map<IncidentName, Finding> round = new TreeMap<>(BY_ID);
      List<Finding> later = new ArrayList<>();
      for (Finding finding : rest) {
        IncidentName name = IncidentName.of(finding.name().workspace(), finding.subject());
        if (round.putIfAbsent(name, finding) != null) {
          later.add(finding);
        }
      }
      Map<IncidentName, Incident> current = work.lock(round.keySet());
      List<IncidentChange> changes = new ArrayList<>();
      round.forEach(
          (name, finding) ->
              IncidentRules.onFinding(current.get(name), finding, audience.of(finding), now)
                  .map(change -> withDirective(change, now))
                  .ifPresent(changes::add));
      work.save(changes);
      for (IncidentChange change : changes) {
        escalations.watch(change.after(), audience.routing());
        repeats.watch(change.after(), audience.of(change.after().finding()));
        parentEnds.watch(change.after(), audience.routing());
      }
      rememberWhoIsBehind(changes, now);
      rest = later;
    }
  }

  private void rememberWhoIsBehind(List<IncidentChange> changes, Instant now) {
    Map<IncidentName, Collection<String>> subjects = new TreeMap<>(BY_ID);
    for (IncidentChange change : changes) {
      List<String> examples = change.after().finding().context().examples();
      if (!examples.isEmpty()) {
        subjects.put(change.after().name(), examples);
      }
    }
    if (!subjects.isEmpty()) {
      followUps.add(changes.getFirst().after().name().workspace(), subjects, now);
    }
  }

  private IncidentChange withDirective(IncidentChange change, Instant now) {
    Incident after = change.after();
    return directives
        .onFinding(after.finding(), after.name().incidentId(), after.sentence(), now)
        .map(change::with)
        .orElse(change);
  }

  // What PostgreSQL can store, so that an incident reads back as it was answered.
  private Instant now() {
    return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }
}

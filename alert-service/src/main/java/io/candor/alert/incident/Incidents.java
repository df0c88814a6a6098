package io.candor.alert.incident;

import io.candor.alert.correlation.Correlation.Assigned;
import io.candor.alert.directive.FindingDirectives;
import io.candor.alert.erasure.ErasedSubjects;
import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingSink;
import io.candor.alert.incident.IncidentStore.Work;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What findings do to incidents. Thread-safe.
public final class Incidents implements FindingSink {
  private static final Comparator<IncidentName> BY_ID =
      Comparator.comparing(IncidentName::incidentId);

  private final IncidentStore store;
  private final ErasedSubjects erased;
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
      ErasedSubjects erased,
      Audiences audiences,
      FindingDirectives directives,
      FollowUpStore followUps,
      Escalations escalations,
      Repeats repeats,
      ParentEnds parentEnds,
      Clock clock) {
    this.store = store;
    this.erased = erased;
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
    Audience audience = audiences.at(workspace, now);
    store.change(
        workspace,
        work -> {
          List<Finding> newer = work.keepNewer(erased.withoutErased(workspace, findings));
          if (!newer.isEmpty()) {
            apply(work, workspace, newer, audience, now);
          }
          return Boolean.TRUE;
        });
  }

  /// An incident's etag: it changes with every change of the incident.
  public static String etag(Incident incident) {
    return Long.toString(incident.revision());
  }

  private void apply(
      Work work, String workspace, List<Finding> newer, Audience before, Instant now) {
    List<Assigned> assigned =
        work.correlate(newer, before.routing().reopenWithin())
            .assign(newer, it -> IncidentName.of(workspace, it.subject()).incidentId());
    Audience audience =
        before.with(
            assigned.stream()
                .map(it -> new Audience.Parent(it.incidentId(), it.finding()))
                .toList());
    List<IncidentName> names =
        assigned.stream()
            .map(it -> new IncidentName(workspace, it.incidentId()))
            .distinct()
            .toList();
    IncidentBatch batch = new IncidentBatch(work, names, directives, audience, now);
    assigned.forEach(it -> batch.add(new IncidentName(workspace, it.incidentId()), it.finding()));
    List<Incident> changed = batch.finish();
    work.offer(assigned);
    for (Incident incident : changed) {
      escalations.watch(incident, audience.routing());
      repeats.watch(incident, audience.of(incident));
      parentEnds.watch(incident, audience.routing());
    }
    rememberWhoIsBehind(workspace, assigned, now);
  }

  private void rememberWhoIsBehind(String workspace, List<Assigned> assigned, Instant now) {
    Map<IncidentName, Collection<String>> subjects = new TreeMap<>(BY_ID);
    for (Assigned it : assigned) {
      List<String> examples = it.finding().context().examples();
      if (!examples.isEmpty()) {
        subjects
            .computeIfAbsent(
                new IncidentName(workspace, it.incidentId()), name -> new LinkedHashSet<>())
            .addAll(examples);
      }
    }
    if (!subjects.isEmpty()) {
      followUps.add(workspace, subjects, now);
    }
  }

  // What PostgreSQL can store, so that an incident reads back as it was answered.
  private Instant now() {
    return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }
}

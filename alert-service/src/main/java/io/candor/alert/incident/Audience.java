package io.candor.alert.incident;

import io.candor.alert.directive.Proposals;
import io.candor.alert.finding.Finding;
import io.candor.alert.finding.Severity;
import io.candor.alert.route.Chosen;
import io.candor.alert.route.Routing;
import io.candor.alert.silence.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Who is told of findings at one moment: the routing, the rollback owner whatever the routes say,
/// the silences, and the incidents that explain others. Immutable.
///
/// @param routing the present routing
/// @param silences those that last
/// @param parents incidents that are not over and may mute others
/// @param now the moment
record Audience(Routing routing, List<Silence> silences, List<Parent> parents, Instant now) {
  /// How what mutes begins when it is an incident.
  static final String INCIDENT = "incident:";

  Audience {
    silences = List.copyOf(silences);
    parents = List.copyOf(parents);
  }

  /// An incident that may mute others.
  ///
  /// @param incidentId its id
  /// @param finding what it is about
  record Parent(String incidentId, Finding finding) {}

  /// The same, with findings that come together with others and may explain them.
  Audience with(Collection<Parent> coming) {
    if (routing.inhibitions().isEmpty()) {
      return this;
    }
    List<Parent> all = new ArrayList<>(parents);
    coming.stream()
        .filter(it -> it.finding().isConfirmed() && it.finding().isOpen())
        .forEach(all::add);
    return new Audience(routing, silences, all, now);
  }

  /// Who is told of an incident, and what mutes it.
  Chosen of(Incident incident) {
    return of(incident.name(), incident.finding());
  }

  /// Who is told of a finding of an incident, and what mutes it.
  ///
  /// @param own the incident, which does not mute itself
  Chosen of(IncidentName own, Finding finding) {
    Chosen chosen =
        Proposals.triggersAuthority(finding)
            ? routing.chooseWithRollbackOwner(finding)
            : routing.choose(finding);
    if (finding.judgement().severity() == Severity.P0 || Proposals.asksOwner(finding)) {
      chosen = chosen.alone();
    }
    return mutedBy(own, finding).map(chosen::muted).orElse(chosen);
  }

  private Optional<String> mutedBy(IncidentName own, Finding finding) {
    Optional<String> silence =
        silences.stream()
            .filter(it -> it.mutes(finding, now))
            .map(it -> "silence:" + it.id())
            .findFirst();
    return silence.isPresent() ? silence : explainedBy(own, finding);
  }

  private Optional<String> explainedBy(IncidentName own, Finding finding) {
    return parents.stream()
        .filter(parent -> !parent.incidentId().equals(own.incidentId()))
        .filter(
            parent ->
                routing.inhibitions().stream().anyMatch(it -> it.mutes(finding, parent.finding())))
        .map(parent -> INCIDENT + parent.incidentId())
        .findFirst();
  }
}

package io.candor.alert.incident;

import io.candor.alert.directive.Proposals;
import io.candor.alert.finding.Finding;
import io.candor.alert.finding.Severity;
import io.candor.alert.route.Chosen;
import io.candor.alert.route.Inhibition;
import io.candor.alert.route.Routing;
import io.candor.alert.silence.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who is told of findings at one moment: the routing, the rollback owner whatever the routes say,
/// the silences, and the incidents that explain others. Immutable.
///
/// @param routing the present routing
/// @param silences those that last
/// @param parents findings of incidents that are not over and may mute others
/// @param now the moment
record Audience(Routing routing, List<Silence> silences, List<Finding> parents, Instant now) {
  /// How what mutes begins when it is an incident.
  static final String INCIDENT = "incident:";

  Audience {
    silences = List.copyOf(silences);
    parents = List.copyOf(parents);
  }

  /// The same, with findings that come together with others and may explain them.
  Audience with(List<Finding> findings) {
    if (routing.inhibitions().isEmpty()) {
      return this;
    }
    List<Finding> all = new ArrayList<>(parents);
    findings.stream().filter(it -> it.isConfirmed() && it.isOpen()).forEach(all::add);
    return new Audience(routing, silences, all, now);
  }

  /// Who is told of a finding, and what mutes it.
  Chosen of(Finding finding) {
    Chosen chosen =
        Proposals.triggersAuthority(finding)
            ? routing.chooseWithRollbackOwner(finding)
            : routing.choose(finding);
    if (finding.judgement().severity() == Severity.P0 || Proposals.asksOwner(finding)) {
      chosen = chosen.alone();
    }
    return mutedBy(chosen, finding);
  }

  private Chosen mutedBy(Chosen chosen, Finding finding) {
    return mutedBy(finding).map(chosen::muted).orElse(chosen);
  }

  private Optional<String> mutedBy(Finding finding) {
    Optional<String> silence =
        silences.stream()
            .filter(it -> it.mutes(finding, now))
            .map(it -> "silence:" + it.id())
            .findFirst();
    return silence.isPresent() ? silence : explainedBy(finding);
  }

  private Optional<String> explainedBy(Finding finding) {
    IncidentName own = name(finding);
    for (Inhibition inhibition : routing.inhibitions()) {
      for (Finding parent : parents) {
        if (inhibition.mutes(finding, parent) && !name(parent).equals(own)) {
          return Optional.of(INCIDENT + name(parent).incidentId());
        }
      }
    }
    return Optional.empty();
  }

  private static IncidentName name(Finding finding) {
    return IncidentName.of(finding.name().workspace(), finding.subject());
  }
}

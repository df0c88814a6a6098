package io.candor.alert.incident;

import io.candor.alert.directive.Proposals;
import io.candor.alert.finding.Finding;
import io.candor.alert.route.Chosen;
import io.candor.alert.route.Routing;
import io.candor.alert.silence.Silence;
import java.time.Instant;
import java.util.List;

/// Who is told of findings at one moment: the routing, the rollback owner whatever the routes say,
/// and the silences. Immutable.
///
/// @param routing the present routing
/// @param silences those that last
/// @param now the moment
record Audience(Routing routing, List<Silence> silences, Instant now) {
  Audience {
    silences = List.copyOf(silences);
  }

  /// Who is told of a finding, and what mutes it.
  Chosen of(Finding finding) {
    Chosen chosen =
        Proposals.triggersAuthority(finding)
            ? routing.chooseWithRollbackOwner(finding)
            : routing.choose(finding);
    return silences.stream()
        .filter(silence -> silence.mutes(finding, now))
        .findFirst()
        .map(silence -> chosen.muted("silence:" + silence.id()))
        .orElse(chosen);
  }
}

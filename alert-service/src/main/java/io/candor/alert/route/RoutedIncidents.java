package io.candor.alert.route;

import io.candor.alert.finding.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What explaining and trying a routing needs to know of incidents. Thread-safe.
public interface RoutedIncidents {
  /// An incident, if there is one.
  Optional<Routed> find(String workspace, String incidentId);

  /// Incidents opened since this instant, the last opened first; at most `limit`.
  List<Routed> openedSince(String workspace, Instant since, int limit);

  /// An incident and where it goes now.
  ///
  /// @param name its full name
  /// @param title its headline
  /// @param finding its finding
  /// @param reachesRollbackOwner whether it goes to the rollback owner whatever the routes say
  /// @param chosen who would be told now, and what mutes it
  record Routed(
      String name, String title, Finding finding, boolean reachesRollbackOwner, Chosen chosen) {
    /// Who would be told by another routing.
    Chosen by(Routing other) {
      return reachesRollbackOwner ? other.chooseWithRollbackOwner(finding) : other.choose(finding);
    }
  }
}

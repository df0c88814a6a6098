package io.candor.alert.incident;

import io.candor.alert.correlation.Correlation;
import io.candor.alert.correlation.Correlation.Assigned;
import io.candor.alert.correlation.FindingSet;
import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingKind;
import io.candor.alert.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Findings, the incidents they became, and their time lines. Thread-safe.
public interface IncidentStore {
  /// Does work in one transaction of a workspace: all of it is kept, or nothing. What was saved for
  /// receivers is handed to the relay with it.
  <T> T change(String workspace, Function<Work, T> work);

  /// An incident, if there is one.
  Optional<Incident> find(IncidentName name);

  /// The findings of an incident, the leading one first; empty if there is no such incident.
  FindingSet findings(IncidentName name);

  /// The last entries of an incident's time line, oldest first; at most `limit`.
  List<IncidentEvent.Placed> timeline(IncidentName name, int limit);

  /// Incidents that fit the filter, the last opened first, equal times by id.
  ///
  /// @param after the place to go on behind; absent for the beginning
  /// @param limit at most this many
  List<Incident> list(String workspace, Filter filter, @Nullable Place after, int limit);

  /// Conditions that all hold; an empty one always does.
  ///
  /// @param openedWeek an ISO week
  /// @param showWithdrawn also those that were withdrawn before anybody was told or took care
  record Filter(
      Set<IncidentState> states,
      Set<Severity> severities,
      Set<FindingKind> kinds,
      String deployment,
      String area,
      String openedWeek,
      boolean showWithdrawn) {
    /// Every incident that was not withdrawn before anybody knew of it.
    public static final Filter ALL = inStates(Set.of());

    /// Those in some states; in none means in any.
    static Filter inStates(Set<IncidentState> states) {
      return new Filter(states, Set.of(), Set.of(), "", "", "", false);
    }

    public Filter {
      states = Set.copyOf(states);
      severities = Set.copyOf(severities);
      kinds = Set.copyOf(kinds);
    }
  }

  /// The place of an incident in a list.
  record Place(Instant openTime, String incidentId) {}

  /// What can be done inside a transaction. Not to be kept after it.
  interface Work {
    /// Stores the findings whose revision is above the stored one, and returns those. Of several
    /// revisions of one finding only the highest can be among them. The same findings are locked
    /// for other transactions until the end of this one.
    List<Finding> keepNewer(List<Finding> findings);

    /// Locks the matters of these findings until the end of the transaction, and tells what is
    /// known
    /// of them. Before any incident is locked, and once in a transaction.
    ///
    /// @param within how long after an incident ended a finding still belongs to it
    Correlation correlate(Collection<Finding> findings, Duration within);

    /// Keeps the keys under which others find the incidents of these findings, which were saved.
    void offer(List<Assigned> assigned);

    /// The findings of incidents that were locked; an incident of which none is known is left out.
    Map<IncidentName, FindingSet> findings(Collection<IncidentName> names);

    /// Locks those of these incidents that there are until the end of the transaction, and returns
    /// them. One that there is not cannot come meanwhile if its matter is locked.
    Map<IncidentName, Incident> lock(Collection<IncidentName> names);

    /// Saves changes of incidents that were locked, each incident at most once, with their entries
    /// of the time line, and hands notifications to the receivers of their decisions.
    void save(List<IncidentChange> changes);
  }
}

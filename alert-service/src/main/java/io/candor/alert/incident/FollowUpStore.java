package io.candor.alert.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Who is behind incidents. Thread-safe. Everything joins the caller's transaction.
public interface FollowUpStore {
  /// Adds subjects that are not there yet, to be told.
  void add(String workspace, Map<IncidentName, Collection<String>> subjects, Instant now);

  /// Adds follow-ups, and changes those that are there.
  void save(IncidentName incident, List<FollowUp> followUps);

  /// Follow-ups of an incident by subject.
  ///
  /// @param after only behind this subject; empty for the beginning
  List<FollowUp> list(IncidentName incident, String after, int limit);

  /// How many of an incident are still to be told.
  long countToTell(IncidentName incident);
}

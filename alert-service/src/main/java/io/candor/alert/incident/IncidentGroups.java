package io.candor.alert.incident;

import java.util.List;

/// Takes what receivers hear of in groups. Thread-safe.
public interface IncidentGroups {
  /// Takes, in the caller's transaction, what receivers hear of in a group, and returns whom the
  /// caller tells itself: for each change, in order, those of the receivers of its decision that
  /// hear of it on its own. An incident that a receiver has in a group stays there, until it
  /// becomes
  /// a P0 or comes with a directive; then it is told on its own from then on.
  ///
  /// @param changes of one workspace, whose incidents are saved and locked
  List<List<String>> take(String workspace, List<IncidentChange> changes);

  /// The ids of the incidents whose latest news, not taken before, are in a message about a group.
  ///
  /// @param sequence the message's
  List<String> toldBy(String workspace, String groupId, long sequence);

  /// Notes, in the caller's transaction, that the receiver has taken a message about a group.
  ///
  /// @param sequence the message's
  void delivered(String workspace, String groupId, long sequence);

  /// Whom a change is told to, on its own or in groups.
  static List<String> receivers(IncidentChange change) {
    NotifyDecision decision = change.event().decision();
    return decision == null ? List.of() : decision.receivers();
  }
}

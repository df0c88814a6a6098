package io.candor.alert.group;

import io.candor.alert.incident.Incident;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Groups and their incidents. Every method joins the caller's transaction. Thread-safe.
///
/// Two locks keep what comes and what is told apart, always in this order: the timer of a group,
/// then its row. Whoever adds incidents shares the row with others who do; whoever tells has it
/// alone, so no incident comes unseen between the telling and the end of a group.
interface GroupStore {
  /// The groups that these incidents are in, by incident: receiver and key of the group.
  Map<String, Map<String, String>> memberships(String workspace, Collection<String> incidentIds);

  /// Makes the group unless there is one of its key, and keeps it from being told or ended until
  /// the
  /// end of the transaction. False if it was ended meanwhile: the caller begins again.
  boolean join(String workspace, IncidentGroup group);

  /// Keeps a group from being told or ended, if there still is one of this key.
  boolean hold(String workspace, String key);

  /// Adds incidents with news to a group that is held.
  void add(String workspace, String key, Collection<String> incidentIds);

  /// Takes incidents out of their groups of these receivers.
  void leave(String workspace, String incidentId, Collection<String> receiverIds);

  /// The group of this key for the caller alone, if there is one.
  Optional<IncidentGroup> lock(String workspace, String key);

  /// Forgets what the receiver need not hear any more: what was over before any message told of it,
  /// and whose end it knows.
  void forgetOver(String workspace, IncidentGroup group);

  /// How its incidents stand.
  Standing standing(String workspace, IncidentGroup group);

  /// Notes that a message was made of what was waiting.
  void told(String workspace, IncidentGroup group);

  /// What a message shows: the incidents with news that the receiver has not taken yet, or all that
  /// are open; the most urgent first, then the oldest.
  ///
  /// @param allOpen whether all that are open are meant
  List<Incident> shown(String workspace, IncidentGroup group, boolean allOpen, int limit);

  /// How many there are of those that [#shown] shows the first of.
  long shownCount(String workspace, IncidentGroup group, boolean allOpen);

  /// Ends a group without incidents.
  void end(String workspace, IncidentGroup group);

  /// The ids of the incidents whose latest news, not taken before, are in this message.
  List<String> toldBy(String workspace, String groupId, long sequence);

  /// Notes that the receiver has taken a message.
  void delivered(String workspace, String groupId, long sequence);

  /// Groups with their present counts, by key.
  ///
  /// @param incidentId only those of this incident; empty for all
  /// @param receiverId only those of this receiver; empty for all
  /// @param after the key to go on behind; empty for the beginning
  List<Standings> list(
      String workspace, String incidentId, String receiverId, String after, int limit);

  /// A group and how its incidents stand.
  record Standings(IncidentGroup group, Standing standing) {}
}

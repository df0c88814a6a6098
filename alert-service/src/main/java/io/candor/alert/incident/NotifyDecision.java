package io.candor.alert.incident;

import io.candor.alert.route.Gathering;
import java.util.List;
import java.util.Map;

/// The decision to tell somebody of a change, or not to.
///
/// @param reason why
/// @param receivers ids of those who are told; empty when nobody is
/// @param chosenBy what chose them, see [io.candor.alert.route.Chosen]; empty when nobody is told
/// @param gatherings those of the receivers that hear of it in a group, by their id; known only
///     while the decision is carried out
public record NotifyDecision(
    NotifyReason reason,
    List<String> receivers,
    List<String> chosenBy,
    Map<String, Gathering> gatherings) {
  public NotifyDecision {
    receivers = List.copyOf(receivers);
    chosenBy = List.copyOf(chosenBy);
    gatherings = Map.copyOf(gatherings);
  }

  /// A decision to tell everybody on its own.
  public NotifyDecision(NotifyReason reason, List<String> receivers, List<String> chosenBy) {
    this(reason, receivers, chosenBy, Map.of());
  }

  /// Nobody is told.
  static NotifyDecision nobody(NotifyReason reason) {
    return new NotifyDecision(reason, List.of(), List.of());
  }
}

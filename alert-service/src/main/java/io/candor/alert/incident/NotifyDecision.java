package io.candor.alert.incident;

import java.util.List;

/// The decision to tell somebody of a change, or not to.
///
/// @param reason why
/// @param receivers ids of those who are told; empty when nobody is
/// @param chosenBy what chose them, see [io.candor.alert.route.Chosen]; empty when nobody is told
public record NotifyDecision(NotifyReason reason, List<String> receivers, List<String> chosenBy) {
  public NotifyDecision {
    receivers = List.copyOf(receivers);
    chosenBy = List.copyOf(chosenBy);
  }

  /// Nobody is told.
  static NotifyDecision nobody(NotifyReason reason) {
    return new NotifyDecision(reason, List.of(), List.of());
  }
}

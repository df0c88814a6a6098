package io.candor.alert.group;

import java.time.Instant;
import java.util.Optional;

/// Why there is a message about a group; the names equal those of the contract.
enum TellReason {
  /// The first message.
  OPENED,
  /// Incidents came, came back, got worse, or are over.
  CHANGED,
  /// Nothing new, and something is still open.
  REPEATED,
  /// All are over.
  OVER;

  /// Why there is a message now; nothing when there is none to be made.
  static Optional<TellReason> now(IncidentGroup group, Standing standing, Instant now) {
    if (standing.waitingCount() > 0) {
      if (standing.isOver()) {
        return Optional.of(OVER);
      }
      return Optional.of(group.sequence() == 0 ? OPENED : CHANGED);
    }
    return standing.openCount() > 0 && group.isRepeatDue(now)
        ? Optional.of(REPEATED)
        : Optional.empty();
  }
}

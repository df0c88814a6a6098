package io.candor.alert.group;

/// How many incidents of a group stand where.
///
/// @param openCount open, and nobody has acknowledged them
/// @param acknowledgedCount acknowledged
/// @param overCount over, of those whose end the receiver has yet to take
/// @param waitingCount with news that no message has told yet
record Standing(long openCount, long acknowledgedCount, long overCount, long waitingCount) {
  /// Whether the group has no incidents left.
  boolean isEmpty() {
    return openCount == 0 && acknowledgedCount == 0 && overCount == 0;
  }

  /// Whether all incidents are over.
  boolean isOver() {
    return openCount == 0 && acknowledgedCount == 0;
  }
}

package io.candor.alert.incident;

/// Where an incident stands.
public enum IncidentState {
  /// Nobody has taken care of it yet.
  OPEN,
  /// Somebody takes care of it.
  ACKNOWLEDGED,
  /// It is over; customers may still have to be told.
  RESOLVED,
  /// It is over and everybody was told.
  CLOSED;

  /// Whether nobody must act on the cause any more.
  public boolean isOver() {
    return this == RESOLVED || this == CLOSED;
  }
}

package io.candor.alert.incident;

/// Where an incident stands.
public enum IncidentState {
  /// Nobody has taken care of it yet.
  OPEN,
  /// Somebody takes care of it.
  ACKNOWLEDGED,
  /// It is over.
  RESOLVED
}

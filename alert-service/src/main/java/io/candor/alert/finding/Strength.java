package io.candor.alert.finding;

/// How sure a finding is.
public enum Strength {
  /// The point estimate has crossed the line: an item of the weekly review, never an incident.
  WATCH,
  /// The true value has crossed it with the confidence of the settings: an incident.
  CONFIRMED
}

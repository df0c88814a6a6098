package io.candor.alert.incident;

/// Why an incident is over.
public enum Resolution {
  /// The figure is back inside.
  FINDING_CLEARED,
  /// A stronger finding took the place of its finding.
  FINDING_REPLACED,
  /// A person resolved it.
  BY_PERSON,
  /// The facts no longer bear out any of its findings.
  FINDING_WITHDRAWN
}

package io.candor.alert.finding;

/// Where a finding stands.
public enum FindingState {
  /// It lasts.
  OPEN,
  /// The figure is back inside for a whole week.
  CLEARED,
  /// A stronger finding of the same scope and metric took its place.
  REPLACED,
  /// The facts no longer bear it out.
  WITHDRAWN
}

package io.candor.alert.directive;

/// Where a directive stands.
public enum DirectiveState {
  /// Waits for the owner's word.
  PROPOSED,
  /// In force; being delivered.
  ORDERED,
  /// In force, and carried out by the platform.
  ACKNOWLEDGED,
  /// In force, and the platform cannot carry it out.
  REFUSED,
  /// The owner said no.
  REJECTED,
  /// What it was proposed for is over.
  WITHDRAWN;

  /// Whether it was ordered, whatever the platform answered.
  public boolean isOrdered() {
    return this == ORDERED || this == ACKNOWLEDGED || this == REFUSED;
  }
}

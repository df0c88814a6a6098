package io.candor.alert.directive;

/// Why a receiver is told of a directive; the names equal those of the contract.
public enum NoticeReason {
  /// The owner's word is asked for.
  PROPOSED,
  /// To be carried out by the platform.
  ORDERED,
  /// The platform has not acknowledged it in time.
  UNACKNOWLEDGED,
  /// The platform cannot carry it out.
  REFUSED
}

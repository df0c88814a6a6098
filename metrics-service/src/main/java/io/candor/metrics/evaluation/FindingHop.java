package io.candor.metrics.evaluation;

/// The way on from here.
final class FindingHop {
  /// Name of the hop in the outbox: the receiving service.
  static final String NAME = "alert";

  private FindingHop() {}
}

package io.candor.metrics.erasure;

/// The way of erased subjects to alerting: a hop of its own, since each hop carries one contract.
final class ErasedSubjectHop {
  static final String NAME = "alert-erasure";

  private ErasedSubjectHop() {}
}

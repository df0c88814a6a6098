package io.candor.ingest.fold;

import io.candor.ingest.report.AggregateId;

/// The events of one aggregate could not be folded: a bug. The others of its batch are folded
/// without it.
final class FoldFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient AggregateId aggregate;

  FoldFailure(AggregateId aggregate, RuntimeException cause) {
    super("The events of a " + aggregate.kind() + " could not be folded", cause);
    this.aggregate = aggregate;
  }

  AggregateId aggregate() {
    return aggregate;
  }
}

package io.candor.ingest.report;

import java.util.Comparator;

/// Names one thing inside a workspace. Ordered by kind, then id: the order in which rows are
/// locked.
///
/// @param id the producer's id, 1 to 128 characters
public record AggregateId(AggregateKind kind, String id) implements Comparable<AggregateId> {

  private static final Comparator<AggregateId> ORDER =
      Comparator.comparing(AggregateId::kind).thenComparing(AggregateId::id);

  @Override
  public int compareTo(AggregateId other) {
    return ORDER.compare(this, other);
  }
}

package io.candor.metrics.panel;

import java.util.List;

/// Compares what is kept with what the facts of a workspace amount to.
public interface CounterVerification {

  /// Recounts everything at one moment; batches of facts of the workspace wait meanwhile.
  Result verify(String workspace);

  /// What a recount found.
  ///
  /// @param factCount facts read
  /// @param counterCount counters compared
  /// @param rowCount rows of panels compared, each with its twelve KPIs
  /// @param findingCount findings compared
  /// @param findingsPending facts have changed since the last evaluation: findings were not
  ///     compared
  /// @param differences what is wrong, in key order; empty is the only right answer
  record Result(
      long factCount,
      long counterCount,
      long rowCount,
      long findingCount,
      boolean findingsPending,
      List<Difference> differences) {}

  /// A figure that is not what the facts add up to.
  ///
  /// @param counter kind and key of the counter, row or finding
  /// @param figure the column, or what of the row or finding
  /// @param counted what is kept
  /// @param recounted what the facts add up to
  record Difference(String counter, String figure, String counted, String recounted) {}
}

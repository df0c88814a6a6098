package io.candor.metrics.verify;

import java.util.List;

/// Compares the counters of a workspace with a recount of its facts.
public interface CounterVerification {

  /// Recounts everything at one moment; batches of facts of the workspace wait meanwhile.
  Result verify(String workspace);

  /// What a recount found.
  ///
  /// @param factCount facts read
  /// @param counterCount counters compared
  /// @param differences counters that are wrong, in key order; empty is the only right answer
  record Result(long factCount, long counterCount, List<Difference> differences) {}

  /// A figure of a counter that is not what the facts add up to.
  ///
  /// @param counter kind and key of the counter
  /// @param figure the column
  /// @param counted what the counter holds
  /// @param recounted what the facts add up to
  record Difference(String counter, String figure, String counted, String recounted) {}
}

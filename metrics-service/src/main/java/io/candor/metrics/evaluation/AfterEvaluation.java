package io.candor.metrics.evaluation;

import io.candor.metrics.panel.PanelStore;
import java.util.List;
import java.util.function.Supplier;

/// Work that follows from an evaluation and is kept with it or not at all: it runs in the
/// transaction of the evaluation, after findings have been kept, while the workspace is leased.
public interface AfterEvaluation {

  /// An evaluation that is being kept.
  ///
  /// @param workspace whose
  /// @param panels counters of the deployments
  /// @param figures counters of the workspace
  /// @param findings every finding as it is after the evaluation, read when asked for
  record Evaluated(
      String workspace,
      PanelStore.Reader panels,
      EvaluationReader figures,
      Supplier<List<HandedFinding>> findings) {}

  /// Does the work.
  void evaluated(Evaluated evaluated);
}

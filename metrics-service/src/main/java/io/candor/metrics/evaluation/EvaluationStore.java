package io.candor.metrics.evaluation;

import io.candor.metrics.panel.PanelStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Which workspaces are due, and what evaluations have handed on.
interface EvaluationStore {

  /// A workspace that this process may evaluate until its lease ends.
  ///
  /// @param workspace which
  /// @param fence grows with every lease of the workspace
  record Turn(String workspace, long fence) {}

  /// Leases the workspace that has been due for longest; empty when none is due. A workspace whose
  /// facts have changed is due when they are quiet or it has waited for the longest time; any other
  /// after the period.
  Optional<Turn> claim(Duration lease, EvaluationConfig times);

  /// Runs an evaluation and keeps and hands on what it returns, all in one transaction. Keeps
  /// nothing when the lease has gone to somebody else meanwhile.
  ///
  /// @return what was kept; empty when nothing was
  Optional<List<HandedFinding>> run(Turn turn, Function<Session, List<HandedFinding>> evaluation);

  /// Ends the lease; the workspace is not leased again before it has rested.
  ///
  /// @param again whether the workspace is due at once after the rest
  void giveBack(Turn turn, Duration rest, boolean again);

  /// What an evaluation reads, all in one transaction.
  ///
  /// @param panels counters of the deployments
  /// @param workspace counters of the workspace
  /// @param background what stands behind findings
  /// @param stored what was handed on
  record Session(
      PanelStore.Reader panels,
      EvaluationReader workspace,
      FindingBackground background,
      List<HandedFinding> stored) {}
}

package io.candor.metrics.panel;

import io.candor.metrics.cell.Percentiles;
import io.candor.metrics.kpi.HandleTime;
import java.util.Optional;

/// Where the percentiles of a row come from: they are the one figure that sums of counters cannot
/// give.
@FunctionalInterface
public interface PercentileSource {

  /// For readers of verdicts and findings, which use the mean only.
  PercentileSource NONE = (row, series) -> Optional.empty();

  /// The percentiles of a row; empty when nothing was measured.
  Optional<Percentiles> percentiles(RowKey row, HandleTime.Series series);
}

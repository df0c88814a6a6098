package io.candor.metrics.panel;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.cell.Percentiles;
import io.candor.metrics.kpi.HandleTime;
import java.util.List;
import java.util.Optional;

/// Percentiles from the measures of the shown conversations.
final class MeasuredPercentiles implements PercentileSource {
  private final Baseline baseline;
  private final List<HandleTimeRow> rows;

  /// @param baseline decides which archetypes are in a line
  MeasuredPercentiles(Baseline baseline, List<HandleTimeRow> rows) {
    this.baseline = baseline;
    this.rows = rows;
  }

  @Override
  public Optional<Percentiles> percentiles(RowKey key, HandleTime.Series series) {
    long[] sorted =
        rows.stream()
            .filter(row -> row.week().equals(key.week()))
            .filter(row -> baseline.holds(key.line(), row.archetype()))
            .filter(row -> key.cut().holds(row.segment(), row.channel()))
            .flatMapToLong(row -> row.millis(series).stream())
            .sorted()
            .toArray();
    return Percentiles.ofSortedMillis(sorted);
  }
}

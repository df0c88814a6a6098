package io.candor.metrics.panel;

import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;

/// Which row of a deployment's panel.
public record RowKey(Line line, Cut cut, IsoWeek week) {}

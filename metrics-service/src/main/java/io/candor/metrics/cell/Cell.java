package io.candor.metrics.cell;

/// A cell with its counters.
public record Cell(CellKey key, CellCounts counts) {}

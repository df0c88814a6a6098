package io.candor.metrics.volume;

/// A counter of an hour with its key.
public record HourCell(HourKey key, HourCounts counts) {}

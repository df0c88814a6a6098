package io.candor.metrics.volume;

/// A counter of items with its key.
public record ItemCell(ItemKey key, ItemCounts counts) {}

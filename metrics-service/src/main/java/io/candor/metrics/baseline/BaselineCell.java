package io.candor.metrics.baseline;

import io.candor.metrics.cell.CellCounts;

/// Counters of the baseline window at the finest grain.
///
/// @param archetype name of the archetype
/// @param segment as in a cell's key
/// @param channel as in a cell's key
/// @param counts counters of the conversations of the window, every repeat-contact window taken
///     as passed
public record BaselineCell(String archetype, String segment, String channel, CellCounts counts) {}

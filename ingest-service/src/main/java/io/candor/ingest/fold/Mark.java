package io.candor.ingest.fold;

import io.candor.ingest.report.AggregateId;

/// Says that the state of an aggregate is behind its events.
///
/// @param generation the mark's: it may be cleared only while this is still its generation
/// @param ownEvent whether an event of its own came, so that other conversations with its surveys
///     have to be looked at too
public record Mark(AggregateId aggregate, long generation, boolean ownEvent) {}

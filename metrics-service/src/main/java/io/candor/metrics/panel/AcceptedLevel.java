package io.candor.metrics.panel;

import io.candor.metrics.cell.IsoWeek;

/// A fall that a person has accepted as the new level.
///
/// @param kpi `attempt_rate` or `containment`
/// @param archetype of which archetype
/// @param openedWeek the week in which the fall was found: the new level begins there
/// @param acceptedWeek the week in which the finding ends
public record AcceptedLevel(
    String kpi, String archetype, IsoWeek openedWeek, IsoWeek acceptedWeek) {}

/// What is counted: the cells of (deployment, archetype, week, segment, channel) and their exact,
/// additive counters. Every figure of the panel is a function of sums of these counters, so a store
/// may keep them by difference. Pure values; no framework and no clock.
@NullMarked
package io.candor.metrics.cell;

import org.jspecify.annotations.NullMarked;

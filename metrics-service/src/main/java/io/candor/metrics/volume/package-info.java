/// How much is said about what: verbatims per theme, area, segment and week, and the weekly test
/// for a spike. An item is one rated survey answer or one piece of feedback, counted once, in the
/// week in which it was written. Pure values and functions; sums of the counters here also make the
/// heatmap.
@NullMarked
package io.candor.metrics.volume;

import org.jspecify.annotations.NullMarked;

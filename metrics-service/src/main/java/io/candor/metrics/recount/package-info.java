/// Counts a workspace anew when a setting that counters follow from has changed: in the background,
/// with progress, and all at once for those who read.
@NullMarked
package io.candor.metrics.recount;

import org.jspecify.annotations.NullMarked;

/// The proof that the counters are right: every counter is worked out again from the facts and
/// compared. Reads the whole history of a workspace, so it is for operators and tests, never for a
/// panel. Nothing that was derived when the facts came in is trusted: weeks, segments, repeat
/// contact and baselines are new.
@NullMarked
package io.candor.metrics.verify;

import org.jspecify.annotations.NullMarked;

/// Deletes facts that are older than a workspace keeps them. Counters, baselines and findings stay:
/// they say how it was, without saying of whom.
@NullMarked
package io.candor.metrics.retention;

import org.jspecify.annotations.NullMarked;

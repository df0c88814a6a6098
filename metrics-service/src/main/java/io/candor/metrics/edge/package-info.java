/// What the mappings between contract and domain share: figures with their intervals, weeks, cuts
/// and times. Each feature's own mapping stands in its package and uses these. Sees generated
/// types; holds no rule of its own.
@NullMarked
package io.candor.metrics.edge;

import org.jspecify.annotations.NullMarked;

/// Counters and how they change: differences are collected per key and added in key order. Three
/// sets of them: the cells of the panel, the baselines of the deployments, and the items of the
/// diagnosis. Whoever changes facts hands the differences over in the same transaction.
@NullMarked
package io.candor.metrics.counter;

import org.jspecify.annotations.NullMarked;

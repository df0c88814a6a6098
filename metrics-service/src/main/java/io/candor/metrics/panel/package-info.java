/// The panel: one row per deployment × archetype × week, and its cuts, with the verdict on its
/// deflection. Rows are assembled from the counters of cells and a frozen baseline, for one moment
/// of evaluation. Pure; the store and the contract of the panel lie beside it and depend on it.
@NullMarked
package io.candor.metrics.panel;

import org.jspecify.annotations.NullMarked;

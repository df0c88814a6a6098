/// The twelve KPIs, one class each, as pure functions of the counters of a cell; KPIS.md lists
/// them. A class says what is divided by what and what is left out; evidence, maturity and lines
/// are common to all. Nothing here knows where counters come from or who reads the figures.
@NullMarked
package io.candor.metrics.kpi;

import org.jspecify.annotations.NullMarked;

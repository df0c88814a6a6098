/// The statistics that the figures stand on: intervals for rates, means and their differences,
/// exact tests of counts. Comparisons with a line are made on exact fractions; doubles are for what
/// is shown. Pure functions of their arguments, safe for any number of threads.
@NullMarked
package io.candor.metrics.statistics;

import org.jspecify.annotations.NullMarked;

/// Writing and reading many rows with one statement: arrays in, `unnest`, one round trip.
/// Knows no table; the stores name their columns once and get the statements from here.
/// Only stores use it.
@NullMarked
package io.candor.metrics.jdbc;

import org.jspecify.annotations.NullMarked;

/// The audit log: who did what, when, to what, why, by which figures. Rows are only ever inserted,
/// and each holds a hash over itself and the one before it.
@NullMarked
package io.candor.alert.audit;

import org.jspecify.annotations.NullMarked;

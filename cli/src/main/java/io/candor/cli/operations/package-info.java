/// What operators ask of a running suite: where work waits, what has been parked, whether counters
/// are right. Every service answers for itself; nothing is added up across them.
@NullMarked
package io.candor.cli.operations;

import org.jspecify.annotations.NullMarked;

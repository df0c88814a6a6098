/// Named places where a crash test may halt, fail or delay the process: before and after every
/// commit, send and reply of the chain. Off unless configured; a place that is off costs one read.
/// Also holds the switches that plant a known bug, so that the crash tests themselves are tested.
@NullMarked
package io.candor.kit.failpoint;

import org.jspecify.annotations.NullMarked;

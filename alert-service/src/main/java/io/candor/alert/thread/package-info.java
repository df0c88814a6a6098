/// What belongs together at a receiver's tool: the first message of a Slack thread, the issue of an
/// incident. Found again by later notifications about the same thing, on any replica.
@NullMarked
package io.candor.alert.thread;

import org.jspecify.annotations.NullMarked;

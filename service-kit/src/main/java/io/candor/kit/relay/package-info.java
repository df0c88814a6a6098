/// The hand-over from one service to the next. The sender commits its change and an outbox entry in
/// one transaction; a relay leases a lane (one workspace on one hop), claims due entries in
/// batches, sends them, and settles them under the lane's fence: at least once on the wire, and the
/// receiver's revisions make it once in effect. What cannot be delivered is parked, counted and
/// replayable, and blocks nothing else.
@NullMarked
package io.candor.kit.relay;

import org.jspecify.annotations.NullMarked;

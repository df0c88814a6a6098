package io.candor.alert.route;

import io.candor.alert.receiver.FailureReason;
import java.time.Instant;

/// That a receiver is disabled.
///
/// @param receiverId the receiver
/// @param reason why
/// @param disableTime since when
public record ReceiverState(String receiverId, FailureReason reason, Instant disableTime) {}

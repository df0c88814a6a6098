package io.candor.kit.relay;

import org.jspecify.annotations.Nullable;

/// One claimed entry on its way to the receiver.
///
/// @param workspace whose it is
/// @param hop the way out
/// @param key names the thing on this hop
/// @param revision the state that is sent
/// @param payload the serialised message; must not be changed
/// @param attemptCount attempts used up before this one, from 0
/// @param traceParent the W3C `traceparent` of the call that handed it over; null if it was not
///     traced
@SuppressWarnings("ArrayRecordComponent") // a buffer handed through, never compared
public record OutgoingRecord(
    String workspace,
    String hop,
    String key,
    long revision,
    byte[] payload,
    int attemptCount,
    @Nullable String traceParent) {}

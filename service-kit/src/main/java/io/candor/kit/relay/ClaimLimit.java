package io.candor.kit.relay;

/// How much one batch may hold. A single record larger than the bytes is claimed alone.
///
/// @param recordCount at least 1
/// @param payloadBytes at least 1
public record ClaimLimit(int recordCount, long payloadBytes) {}

package io.candor.metrics.diagnosis;

import java.time.Instant;

/// Low verbatims of one account about a theme.
///
/// @param count at least 1
/// @param first when the first of them was written
/// @param last when the last of them was written
public record AffectedAccount(String accountId, long count, Instant first, Instant last) {}

package io.candor.ingest.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of an account from one instant until the next version's start.
///
/// @param startTime `null`: since ever
/// @param state whole, with what older events said and this one did not touch
public record AccountVersion(@Nullable Instant startTime, AccountState state) {}

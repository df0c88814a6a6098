package io.candor.metrics.workspace;

import java.time.Instant;

/// A version of settings; never changed.
///
/// @param version from 1
/// @param author who made it
/// @param reason why
/// @param createTime when
/// @param content what is set in it, as the contract's message; not copied, not changed
@SuppressWarnings("ArrayRecordComponent") // Compared by version; a copy would buy nothing.
public record SettingsVersion(
    int version, String author, String reason, Instant createTime, byte[] content) {}

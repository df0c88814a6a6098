package io.candor.ingest.fold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// By what a conversation is listed.
///
/// @param closeTime `null` while it is open
/// @param dueTime when it is taken for closed; `null` when it is closed
public record ConversationIndex(
    Instant openTime,
    @Nullable Instant closeTime,
    @Nullable Instant dueTime,
    @Nullable String accountId,
    @Nullable String deploymentId,
    @Nullable String archetype) {}

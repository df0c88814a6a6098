package io.candor.ingest.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which conversations a list shows; a `null` admits all. Ranges are [start, end).
public record ConversationFilter(
    @Nullable String accountId,
    @Nullable String deploymentId,
    @Nullable String archetype,
    @Nullable Instant openStart,
    @Nullable Instant openEnd,
    @Nullable Instant closeStart,
    @Nullable Instant closeEnd) {}

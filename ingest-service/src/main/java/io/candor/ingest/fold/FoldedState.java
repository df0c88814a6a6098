package io.candor.ingest.fold;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What a fold gives.
///
/// @param snapshot the serialised resource without its revision: equal bytes, equal states
/// @param record the serialised record for the next hop at a revision
/// @param index by what a conversation is listed; `null` for other kinds
@SuppressWarnings("ArrayRecordComponent") // a buffer handed through, compared by Arrays.equals
public record FoldedState(
    byte[] snapshot, LongFunction<byte[]> record, @Nullable ConversationIndex index) {}

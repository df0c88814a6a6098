package io.candor.ingest.fold;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What a fold gives.
///
/// @param snapshot the serialised resource without its revision: equal bytes, equal states; empty
///     when it was erased
/// @param record the serialised record for the next hop at a revision
/// @param index by what a conversation is listed; `null` for other kinds
@SuppressWarnings("ArrayRecordComponent") // a buffer handed through, compared by Arrays.equals
public record FoldedState(
    byte[] snapshot, LongFunction<byte[]> record, @Nullable ConversationIndex index) {

  /// What is left of something that was erased.
  ///
  /// @param record tells the next hop of it, at a revision
  static FoldedState erased(LongFunction<byte[]> record) {
    return new FoldedState(new byte[0], record, null);
  }
}

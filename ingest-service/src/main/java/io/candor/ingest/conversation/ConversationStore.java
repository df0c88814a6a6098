package io.candor.ingest.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folded conversations, for lists.
public interface ConversationStore {

  /// A conversation as it is stored.
  ///
  /// @param snapshot the serialised resource without its revision
  @SuppressWarnings("ArrayRecordComponent") // a buffer handed through, never compared
  record Stored(String conversationId, Instant openTime, byte[] snapshot, long revision) {}

  /// Where a page begins: after this conversation.
  record Cursor(Instant openTime, String conversationId) {}

  /// Conversations that the filter admits, the latest opened first, then by id.
  ///
  /// @param after the last one seen; `null` starts from the beginning
  List<Stored> list(String workspace, ConversationFilter filter, @Nullable Cursor after, int limit);
}

package io.candor.ingest.conversation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// A conversation with its state. The workspace is the transaction's.
@MappedEntity("conversation_index")
@SuppressWarnings("ArrayRecordComponent") // a buffer handed through, never compared
record ConversationRow(
    @Id String conversationId, Instant openTime, long revision, byte[] snapshot) {}

package io.candor.ingest.conversation;

import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Conversations in PostgreSQL.
@Singleton
final class JdbcConversationStore implements ConversationStore {

  // Outside every accepted time.
  private static final Instant BEFORE_ALL = Instant.EPOCH;
  private static final Instant AFTER_ALL = Instant.parse("9999-12-31T00:00:00Z");

  private final WorkspaceTransactions transactions;
  private final ConversationRepository conversations;

  JdbcConversationStore(WorkspaceTransactions transactions, ConversationRepository conversations) {
    this.transactions = transactions;
    this.conversations = conversations;
  }

  @Override
  public List<Stored> list(
      String workspace, ConversationFilter filter, @Nullable Cursor after, int limit) {
    return transactions.read(
        workspace,
        connection ->
            rows(workspace, filter, after, limit).stream()
                .map(
                    row ->
                        new Stored(
                            row.conversationId(), row.openTime(), row.snapshot(), row.revision()))
                .toList());
  }

  private List<ConversationRow> rows(
      String workspace, ConversationFilter filter, @Nullable Cursor after, int limit) {
    Instant openStart = orElse(filter.openStart(), BEFORE_ALL);
    Instant openEnd = orElse(filter.openEnd(), AFTER_ALL);
    Instant afterTime = after == null ? AFTER_ALL : after.openTime();
    String afterId = after == null ? "" : after.conversationId();
    String deploymentId = Objects.requireNonNullElse(filter.deploymentId(), "");
    String archetype = Objects.requireNonNullElse(filter.archetype(), "");
    boolean closedOnly = filter.closeStart() != null || filter.closeEnd() != null;
    Instant closeStart = orElse(filter.closeStart(), BEFORE_ALL);
    Instant closeEnd = orElse(filter.closeEnd(), AFTER_ALL);
    return filter.accountId() == null
        ? conversations.list(
            workspace,
            openStart,
            openEnd,
            afterTime,
            afterId,
            deploymentId,
            archetype,
            closedOnly,
            closeStart,
            closeEnd,
            limit)
        : conversations.listByAccount(
            workspace,
            filter.accountId(),
            openStart,
            openEnd,
            afterTime,
            afterId,
            deploymentId,
            archetype,
            closedOnly,
            closeStart,
            closeEnd,
            limit);
  }

  private static Instant orElse(@Nullable Instant time, Instant other) {
    return time == null ? other : time;
  }
}

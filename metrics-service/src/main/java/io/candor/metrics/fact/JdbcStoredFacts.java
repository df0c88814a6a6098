package io.candor.metrics.fact;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Conversations with their survey answers, and feedback, as rows.
final class JdbcStoredFacts {
  private final JdbcConversations conversations;
  private final JdbcItems items;

  JdbcStoredFacts(Connection connection, String workspace) {
    this.conversations = new JdbcConversations(connection, workspace);
    this.items = new JdbcItems(connection, workspace);
  }

  /// The told conversations as they are stored, and every one of these accounts, by id.
  Map<String, PlacedConversation> conversations(ToldFacts told, Set<String> recutAccounts)
      throws SQLException {
    List<PlacedConversation> rows =
        new ArrayList<>(conversations.withIds(told.conversations.keySet()));
    rows.addAll(conversations.ofAccounts(recutAccounts));
    return withItems(rows);
  }

  /// Conversations by id.
  Map<String, PlacedConversation> conversations(Collection<String> ids) throws SQLException {
    return withItems(conversations.withIds(ids));
  }

  /// Conversations without a bot that were closed in [from, to), by id.
  Map<String, PlacedConversation> withoutBot(Instant from, Instant to) throws SQLException {
    return withItems(conversations.withoutBot(from, to));
  }

  private Map<String, PlacedConversation> withItems(Collection<PlacedConversation> rows)
      throws SQLException {
    Set<String> ids =
        rows.stream().map(row -> row.conversation().conversationId()).collect(Collectors.toSet());
    Map<String, List<PlacedItem>> byConversation =
        items.ofConversations(ids).stream()
            .collect(Collectors.groupingBy(placed -> placed.item().conversationId()));
    Map<String, PlacedConversation> result = new HashMap<>();
    for (PlacedConversation row : rows) {
      String id = row.conversation().conversationId();
      result.put(id, row.withItems(byConversation.getOrDefault(id, List.of())));
    }
    return result;
  }

  /// The told feedback as it is stored, and all of these accounts, by id.
  Map<String, PlacedItem> feedback(ToldFacts told, Set<String> recutAccounts) throws SQLException {
    Map<String, PlacedItem> stored = new HashMap<>();
    items
        .feedback(told.feedback.keySet())
        .forEach(placed -> stored.put(placed.item().itemId(), placed));
    items
        .feedbackOfAccounts(recutAccounts)
        .forEach(placed -> stored.put(placed.item().itemId(), placed));
    return stored;
  }

  /// Writes what a batch has changed, and deletes items that are no longer told. The workspace is
  /// locked: what was not there before is not there now.
  void write(
      Map<String, PlacedConversation> before,
      List<PlacedConversation> after,
      Map<String, PlacedItem> feedbackBefore,
      List<PlacedItem> feedbackAfter)
      throws SQLException {
    conversations.insert(after.stream().filter(placed -> !isIn(before, placed)).toList());
    conversations.upsert(after.stream().filter(placed -> isIn(before, placed)).toList());
    List<PlacedItem> written = new ArrayList<>(feedbackAfter);
    List<PlacedItem> replaced = new ArrayList<>();
    for (PlacedConversation placed : after) {
      written.addAll(placed.items());
      PlacedConversation stored = before.get(placed.conversation().conversationId());
      if (stored != null) {
        replaced.addAll(stored.items());
      }
    }
    for (PlacedItem placed : feedbackAfter) {
      PlacedItem stored = feedbackBefore.get(placed.item().itemId());
      if (stored != null) {
        replaced.add(stored);
      }
    }
    write(written, replaced);
  }

  private static boolean isIn(Map<String, PlacedConversation> before, PlacedConversation placed) {
    return before.containsKey(placed.conversation().conversationId());
  }

  /// @param replaced what was there of the same conversations and feedback
  private void write(List<PlacedItem> written, List<PlacedItem> replaced) throws SQLException {
    Set<ItemName> kept = names(written);
    Set<ItemName> known = names(replaced);
    items.delete(replaced.stream().filter(item -> !kept.contains(ItemName.of(item))).toList());
    items.insert(written.stream().filter(item -> !known.contains(ItemName.of(item))).toList());
    items.upsert(written.stream().filter(item -> known.contains(ItemName.of(item))).toList());
  }

  private static Set<ItemName> names(List<PlacedItem> items) {
    return items.stream().map(ItemName::of).collect(Collectors.toSet());
  }

  private record ItemName(String conversationId, String source, String itemId) {
    static ItemName of(PlacedItem placed) {
      Item item = placed.item();
      return new ItemName(item.conversationId(), item.source(), item.itemId());
    }
  }
}

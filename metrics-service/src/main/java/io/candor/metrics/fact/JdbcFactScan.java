package io.candor.metrics.fact;

import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Reads every fact of a workspace and places it anew, without looking at what was derived before.
public final class JdbcFactScan {
  // Enough to make round trips cheap, few enough to stay small in memory.
  private static final int PAGE = 2_000;

  private static final String CONVERSATIONS =
      """
      select %s, (
          select min(n.open_time) from conversation_fact n
          where n.workspace = c.workspace and n.customer_id = c.customer_id
            and n.archetype = c.archetype and c.customer_id <> '' and n.customer_id <> ''
            and n.open_time > c.close_time and n.open_time <= c.close_time + interval '30 days'
        ) as next_opening
      from conversation_fact c
      where c.workspace = ? and c.conversation_id > ?
      order by c.conversation_id limit %d
      """
          .formatted(JdbcConversations.columns(), PAGE);
  private static final String FEEDBACK =
      """
      select %s from item_fact
      where workspace = ? and conversation_id = '' and (source, item_id) > (?, ?)
      order by source, item_id limit %d
      """
          .formatted(JdbcItems.columns(), PAGE);

  private final Connection connection;
  private final String workspace;
  private final ZoneId zone;

  public JdbcFactScan(Connection connection, String workspace, ZoneId zone) {
    this.connection = connection;
    this.workspace = workspace;
    this.zone = zone;
  }

  private record Row(PlacedConversation stored, Optional<Instant> next) {}

  /// Hands on every conversation with its survey answers.
  public void conversations(Consumer<PlacedConversation> consumer) throws SQLException {
    String after = "";
    List<Row> page = conversationsAfter(after);
    while (!page.isEmpty()) {
      place(page, consumer);
      after = page.getLast().stored().conversation().conversationId();
      page = conversationsAfter(after);
    }
  }

  private List<Row> conversationsAfter(String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CONVERSATIONS)) {
      statement.setString(1, workspace);
      statement.setString(2, id);
      return JdbcValues.list(
          statement,
          row ->
              new Row(
                  JdbcConversations.read(row), JdbcValues.optionalInstant(row, "next_opening")));
    }
  }

  private void place(List<Row> page, Consumer<PlacedConversation> consumer) throws SQLException {
    Map<String, List<Item>> items =
        new JdbcItems(connection, workspace)
                .ofConversations(
                    page.stream().map(row -> row.stored().conversation().conversationId()).toList())
                .stream()
                .map(PlacedItem::item)
                .collect(Collectors.groupingBy(Item::conversationId));
    Placement placement =
        placement(
            page.stream()
                .map(row -> row.stored().conversation().accountId())
                .collect(Collectors.toSet()));
    for (Row row : page) {
      Conversation told = row.stored().conversation();
      List<Item> own = items.getOrDefault(told.conversationId(), List.of());
      consumer.accept(placement.place(told.withItems(own), own, row.next()));
    }
  }

  /// Hands on every piece of feedback.
  public void feedback(Consumer<PlacedItem> consumer) throws SQLException {
    List<Item> page = feedbackAfter("", "");
    while (!page.isEmpty()) {
      Placement placement =
          placement(page.stream().map(Item::accountId).collect(Collectors.toSet()));
      page.forEach(item -> consumer.accept(placement.place(item)));
      page = feedbackAfter(page.getLast().source(), page.getLast().itemId());
    }
  }

  private List<Item> feedbackAfter(String source, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FEEDBACK)) {
      statement.setString(1, workspace);
      statement.setString(2, source);
      statement.setString(3, id);
      return JdbcValues.list(statement, row -> JdbcItems.read(row).item());
    }
  }

  private Placement placement(Set<String> accountIds) throws SQLException {
    return new Placement(zone, new JdbcAccounts(connection, workspace).withIds(accountIds));
  }
}

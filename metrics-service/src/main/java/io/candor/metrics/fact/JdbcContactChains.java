package io.candor.metrics.fact;

import io.candor.metrics.fact.Conversation.Chain;
import io.candor.metrics.jdbc.JdbcColumns;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the parts of chains that a change of conversations touches.
final class JdbcContactChains {
  private static final JdbcColumns<ContactChains.Span> SPANS =
      JdbcColumns.<ContactChains.Span>of("customer_id", "text", span -> span.chain().customerId())
          .and("archetype", "text", span -> span.chain().archetype())
          .and("from_time", "timestamptz", ContactChains.Span::from)
          .and("to_time", "timestamptz", ContactChains.Span::to)
          .build();

  // LATERAL with OFFSET: one probe of the index per chain. A planner that knows nothing yet of the
  // table or of the arrays would rather read all conversations.
  private static final String SELECT =
      """
      select f.conversation_id, s.customer_id, s.archetype, f.open_time, f.close_time,
        f.next_contact_time
      from %s
      cross join lateral (
        select c.conversation_id, c.open_time, c.close_time, c.next_contact_time
        from conversation_fact c
        where c.workspace = ? and c.customer_id = s.customer_id and c.customer_id <> ''
          and c.archetype = s.archetype and c.open_time <= s.to_time
          and coalesce(c.close_time, c.open_time) >= s.from_time
        offset 0
      ) as f
      """
          .formatted(SPANS.unnest("s"));

  private JdbcContactChains() {}

  static Map<Chain, List<ContactChains.Link>> read(
      Connection connection, String workspace, Collection<ContactChains.Span> spans)
      throws SQLException {
    Map<Chain, List<ContactChains.Link>> links = new HashMap<>();
    if (spans.isEmpty()) {
      return links;
    }
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      int next = SPANS.bind(statement, 1, List.copyOf(spans));
      statement.setString(next, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          links
              .computeIfAbsent(
                  new Chain(rows.getString("customer_id"), rows.getString("archetype")),
                  key -> new ArrayList<>())
              .add(
                  new ContactChains.Link(
                      rows.getString("conversation_id"),
                      JdbcValues.instant(rows, "open_time"),
                      JdbcValues.optionalInstant(rows, "close_time"),
                      JdbcValues.optionalInstant(rows, "next_contact_time")));
        }
      }
    }
    return links;
  }
}

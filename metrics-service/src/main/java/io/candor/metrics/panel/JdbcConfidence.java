package io.candor.metrics.panel;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.Item;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// Conversations by how sure the bot was of the intent, counted from facts: asked once a quarter.
final class JdbcConfidence {
  private static final String BANDS =
      """
      select c.archetype, least(9, c.intent_confidence_micros / 100000)::int as tenth, count(*),
        count(*) filter (where c.attempted),
        count(i.item_id) filter (where c.attempted and i.satisfied),
        count(i.item_id) filter (where c.attempted and i.rating_nanos is not null)
      from conversation_fact c
      left join item_fact i on i.workspace = c.workspace
        and i.conversation_id = c.conversation_id and i.source = ?
      where c.workspace = ? and c.week = any (?) and c.deployment_id = ?
        and c.intent_confidence_micros is not null
      group by 1, 2 order by 1, 2
      """;

  private JdbcConfidence() {}

  static List<ConfidenceBand> read(
      Connection connection, String workspace, String deploymentId, Collection<IsoWeek> weeks)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BANDS)) {
      statement.setString(1, Item.RESOLUTION);
      statement.setString(2, workspace);
      JdbcValues.setDates(statement, 3, weeks.stream().map(IsoWeek::monday).toList());
      statement.setString(4, deploymentId);
      return JdbcValues.list(
          statement,
          row ->
              new ConfidenceBand(
                  row.getString(1),
                  row.getInt(2),
                  row.getLong(3),
                  row.getLong(4),
                  new ConfidenceBand.Answers(row.getLong(5), row.getLong(6))));
    }
  }
}

package io.candor.alert.review;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Reads and writes rows of the table of action items.
final class ItemRow {
  /// What [#item] needs.
  static final String COLUMNS =
      """
      workspace, item_id, revision, review_id, item_text, owner, due_date, time_zone, finding, kpi,
      deployment, archetype, segment, area, state, overdue, note, create_time, update_time,
      updated_by
      """;

  static final String SAVE =
      "INSERT INTO action_item ("
          + COLUMNS
          + """
          ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (workspace, item_id) DO UPDATE
          SET revision = excluded.revision, owner = excluded.owner, due_date = excluded.due_date,
              state = excluded.state, overdue = excluded.overdue, note = excluded.note,
              update_time = excluded.update_time, updated_by = excluded.updated_by
          """;

  private ItemRow() {}

  static ActionItem item(ResultSet row) throws SQLException {
    return new ActionItem(
        row.getString("workspace"),
        row.getString("item_id"),
        row.getLong("revision"),
        row.getString("review_id"),
        new ActionItem.Wish(
            row.getString("item_text"),
            row.getString("owner"),
            row.getObject("due_date", LocalDate.class),
            ZoneId.of(row.getString("time_zone")),
            new ActionItem.About(
                row.getString("finding"),
                row.getString("kpi"),
                row.getString("deployment"),
                row.getString("archetype"),
                row.getString("segment"),
                row.getString("area"))),
        ActionItem.State.valueOf(row.getString("state")),
        row.getBoolean("overdue"),
        row.getString("note"),
        row.getObject("create_time", OffsetDateTime.class).toInstant(),
        row.getObject("update_time", OffsetDateTime.class).toInstant(),
        row.getString("updated_by"));
  }

  static void bind(PreparedStatement statement, ActionItem item) throws SQLException {
    ActionItem.Wish wish = item.wish();
    ActionItem.About about = wish.about();
    int next = 1;
    statement.setString(next++, item.workspace());
    statement.setString(next++, item.id());
    statement.setLong(next++, item.revision());
    statement.setString(next++, item.reviewId());
    statement.setString(next++, wish.text());
    statement.setString(next++, wish.owner());
    statement.setObject(next++, wish.dueDate());
    statement.setString(next++, wish.zone().getId());
    statement.setString(next++, about.finding());
    statement.setString(next++, about.kpi());
    statement.setString(next++, about.deployment());
    statement.setString(next++, about.archetype());
    statement.setString(next++, about.segment());
    statement.setString(next++, about.area());
    statement.setString(next++, item.state().name());
    statement.setBoolean(next++, item.overdue());
    statement.setString(next++, item.note());
    statement.setObject(next++, time(item.createTime()));
    statement.setObject(next++, time(item.updateTime()));
    statement.setString(next, item.updatedBy());
  }

  static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}

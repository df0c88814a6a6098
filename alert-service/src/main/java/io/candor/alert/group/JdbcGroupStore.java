package io.candor.alert.group;

import io.candor.alert.incident.Incident;
import io.candor.alert.incident.IncidentRow;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// [GroupStore] in PostgreSQL.
@Singleton
final class JdbcGroupStore implements GroupStore {
  private static final String MEMBERSHIPS =
      """
      SELECT m.incident_id, g.receiver_id, g.group_key
      FROM incident_group_member m JOIN incident_group g USING (workspace, group_key)
      WHERE m.workspace = ? AND m.incident_id = ANY (?::text[])
      """;

  private static final String BEGIN =
      """
      INSERT INTO incident_group (workspace, group_key, group_id, receiver_id, route, labels,
                                  interval_ms, repeat_ms, open_time)
      VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
      ON CONFLICT (workspace, group_key) DO NOTHING
      """;

  private static final String HOLD =
      "SELECT 1 FROM incident_group WHERE workspace = ? AND group_key = ? FOR KEY SHARE";

  // In one order, so that two transactions do not wait for each other in a circle.
  private static final String ADD =
      """
      INSERT INTO incident_group_member (workspace, group_key, incident_id, waiting)
      SELECT ?, ?, id, true FROM unnest(?::text[]) AS id ORDER BY id
      ON CONFLICT (workspace, group_key, incident_id) DO UPDATE SET waiting = true
      """;

  private static final String LEAVE =
      """
      DELETE FROM incident_group_member m USING incident_group g
      WHERE m.workspace = ? AND m.incident_id = ? AND g.workspace = m.workspace
        AND g.group_key = m.group_key AND g.receiver_id = ANY (?::text[])
      """;

  private static final String LOCK =
      "SELECT "
          + GroupRow.COLUMNS
          + "FROM incident_group g WHERE g.workspace = ? AND g.group_key = ? FOR UPDATE";

  // Whoever does not take its messages for a day hears of the end no more.
  private static final String FORGET_OVER =
      """
      DELETE FROM incident_group_member m USING incident i, incident_group g
      WHERE m.workspace = ? AND m.group_key = ? AND i.workspace = m.workspace
        AND i.incident_id = m.incident_id AND i.state IN ('RESOLVED', 'CLOSED')
        AND g.workspace = m.workspace AND g.group_key = m.group_key
        AND CASE WHEN m.waiting THEN m.news_sequence = 0
            ELSE m.news_sequence <= g.delivered_sequence
                 OR g.tell_time < now() - interval '1 day' END
      """;

  private static final String STANDING =
      """
      SELECT count(*) FILTER (WHERE i.state = 'OPEN'),
             count(*) FILTER (WHERE i.state = 'ACKNOWLEDGED'),
             count(*) FILTER (WHERE i.state IN ('RESOLVED', 'CLOSED')),
             count(*) FILTER (WHERE m.waiting)
      FROM incident_group_member m JOIN incident i USING (workspace, incident_id)
      WHERE m.workspace = ? AND m.group_key = ?
      """;

  private static final String TELL_MEMBERS =
      """
      UPDATE incident_group_member SET waiting = false, news_sequence = ?
      WHERE workspace = ? AND group_key = ? AND waiting
      """;

  private static final String TELL_GROUP =
      """
      UPDATE incident_group SET sequence = ?, tell_time = ? WHERE workspace = ? AND group_key = ?
      """;

  private static final String SHOWN =
      """
      FROM incident_group_member m JOIN incident i USING (workspace, incident_id)
      WHERE m.workspace = ? AND m.group_key = ?
        AND CASE WHEN ? THEN i.state = 'OPEN' ELSE m.news_sequence > ? END
      """;

  private static final String END =
      "DELETE FROM incident_group WHERE workspace = ? AND group_key = ?";

  private static final String DELIVERED =
      """
      UPDATE incident_group SET delivered_sequence = greatest(delivered_sequence, ?)
      WHERE workspace = ? AND group_id = ?
      """;

  private static final String TOLD_BY =
      """
      SELECT m.incident_id
      FROM incident_group_member m JOIN incident_group g USING (workspace, group_key)
      WHERE g.workspace = ? AND g.group_id = ? AND m.news_sequence > g.delivered_sequence
        AND m.news_sequence <= ?
      """;

  private static final String LIST =
      "SELECT "
          + GroupRow.COLUMNS
          + """
          FROM incident_group g
          WHERE g.workspace = ? AND g.group_key > ? AND (? = '' OR g.receiver_id = ?)
            AND (? = '' OR EXISTS (
                  SELECT 1 FROM incident_group_member m
                  WHERE m.workspace = g.workspace AND m.group_key = g.group_key
                    AND m.incident_id = ?))
          ORDER BY g.group_key LIMIT ?
          """;

  private final WorkspaceTransactions transactions;

  JdbcGroupStore(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Map<String, Map<String, String>> memberships(
      String workspace, Collection<String> incidentIds) {
    Map<String, Map<String, String>> found = new HashMap<>();
    if (!incidentIds.isEmpty()) {
      query(
          workspace,
          MEMBERSHIPS,
          row ->
              found
                  .computeIfAbsent(row.getString(1), id -> new HashMap<>())
                  .put(row.getString(2), row.getString(3)),
          workspace,
          incidentIds);
    }
    return found;
  }

  @Override
  public boolean join(String workspace, IncidentGroup group) {
    update(
        workspace,
        BEGIN,
        workspace,
        group.key(),
        group.id(),
        group.receiverId(),
        group.route(),
        GroupRow.toJson(group.labels()),
        group.interval().toMillis(),
        GroupRow.millis(group.repeatInterval()),
        group.openTime());
    return hold(workspace, group.key());
  }

  @Override
  public boolean hold(String workspace, String key) {
    List<Boolean> held = new ArrayList<>();
    query(workspace, HOLD, row -> held.add(true), workspace, key);
    return !held.isEmpty();
  }

  @Override
  public void add(String workspace, String key, Collection<String> incidentIds) {
    update(workspace, ADD, workspace, key, incidentIds);
  }

  @Override
  public void leave(String workspace, String incidentId, Collection<String> receiverIds) {
    update(workspace, LEAVE, workspace, incidentId, receiverIds);
  }

  @Override
  public Optional<IncidentGroup> lock(String workspace, String key) {
    List<IncidentGroup> groups = new ArrayList<>();
    query(workspace, LOCK, row -> groups.add(GroupRow.group(row)), workspace, key);
    return groups.stream().findFirst();
  }

  @Override
  public void forgetOver(String workspace, IncidentGroup group) {
    update(workspace, FORGET_OVER, workspace, group.key());
  }

  @Override
  public Standing standing(String workspace, IncidentGroup group) {
    return transactions.write(workspace, connection -> standing(connection, workspace, group));
  }

  private static Standing standing(Connection connection, String workspace, IncidentGroup group)
      throws SQLException {
    List<Standing> standings = new ArrayList<>();
    read(
        connection,
        STANDING,
        row ->
            standings.add(
                new Standing(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))),
        workspace,
        group.key());
    return standings.getFirst();
  }

  @Override
  public void told(String workspace, IncidentGroup group) {
    update(workspace, TELL_MEMBERS, group.sequence(), workspace, group.key());
    Instant tellTime = group.tellTime();
    if (tellTime == null) {
      throw new IllegalArgumentException("a group that was told has a time");
    }
    update(workspace, TELL_GROUP, group.sequence(), tellTime, workspace, group.key());
  }

  @Override
  public List<Incident> shown(String workspace, IncidentGroup group, boolean allOpen, int limit) {
    List<Incident> shown = new ArrayList<>();
    query(
        workspace,
        "SELECT "
            + IncidentRow.COLUMNS
            + SHOWN
            + " ORDER BY i.severity, i.open_time, i.incident_id LIMIT ?",
        row -> shown.add(IncidentRow.incident(row)),
        workspace,
        group.key(),
        allOpen,
        group.deliveredSequence(),
        limit);
    return shown;
  }

  @Override
  public long shownCount(String workspace, IncidentGroup group, boolean allOpen) {
    List<Long> count = new ArrayList<>();
    query(
        workspace,
        "SELECT count(*) " + SHOWN,
        row -> count.add(row.getLong(1)),
        workspace,
        group.key(),
        allOpen,
        group.deliveredSequence());
    return count.getFirst();
  }

  @Override
  public void end(String workspace, IncidentGroup group) {
    update(workspace, END, workspace, group.key());
  }

  @Override
  public void delivered(String workspace, String groupId, long sequence) {
    update(workspace, DELIVERED, sequence, workspace, groupId);
  }

  @Override
  public List<String> toldBy(String workspace, String groupId, long sequence) {
    List<String> told = new ArrayList<>();
    query(workspace, TOLD_BY, row -> told.add(row.getString(1)), workspace, groupId, sequence);
    return told;
  }

  @Override
  public List<Standings> list(
      String workspace, String incidentId, String receiverId, String after, int limit) {
    return transactions.read(
        workspace,
        connection -> {
          List<IncidentGroup> groups = new ArrayList<>();
          read(
              connection,
              LIST,
              row -> groups.add(GroupRow.group(row)),
              workspace,
              after,
              receiverId,
              receiverId,
              incidentId,
              incidentId,
              limit);
          List<Standings> standings = new ArrayList<>();
          for (IncidentGroup group : groups) {
            standings.add(new Standings(group, standing(connection, workspace, group)));
          }
          return standings;
        });
  }

  private void update(String workspace, String sql, Object... parameters) {
    transactions.write(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
          }
        });
  }

  // In a writing transaction: what is read is read to be changed.
  private void query(String workspace, String sql, RowReader reader, Object... parameters) {
    transactions.write(
        workspace,
        connection -> {
          read(connection, sql, reader, parameters);
          return Boolean.TRUE;
        });
  }

  private static void read(
      Connection connection, String sql, RowReader reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      switch (parameters[i]) {
        case Instant time -> statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
        case Collection<?> texts ->
            statement.setArray(
                i + 1, statement.getConnection().createArrayOf("text", texts.toArray()));
        case GroupRow.Millis millis ->
            statement.setObject(i + 1, millis.value(), java.sql.Types.BIGINT);
        default -> statement.setObject(i + 1, parameters[i]);
      }
    }
  }

  /// Reads one row.
  @FunctionalInterface
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }
}

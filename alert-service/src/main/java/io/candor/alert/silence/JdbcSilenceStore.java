package io.candor.alert.silence;

import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// [SilenceStore] in PostgreSQL.
@Singleton
final class JdbcSilenceStore implements SilenceStore {
  private static final String COLUMNS =
      "silence_id, matcher, author, reason, start_time, end_time, includes_p0,"
          + " reminder_receivers, create_time";

  private static final String ACTIVE =
      "SELECT "
          + COLUMNS
          + " FROM silence WHERE workspace = ? AND end_time > ? AND start_time <= ?"
          + " ORDER BY silence_id";

  private static final String FIND =
      "SELECT " + COLUMNS + " FROM silence WHERE workspace = ? AND silence_id = ?";

  private static final String LIST =
      "SELECT "
          + COLUMNS
          + """
           FROM silence
          WHERE workspace = ?
            AND (?::timestamptz IS NULL OR start_time < ? OR (start_time = ? AND silence_id > ?))
          ORDER BY start_time DESC, silence_id LIMIT ?
          """;

  private static final String SAVE =
      "INSERT INTO silence (workspace, "
          + COLUMNS
          + """
          ) VALUES (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (workspace, silence_id) DO UPDATE SET end_time = excluded.end_time
          """;

  private final WorkspaceTransactions transactions;

  JdbcSilenceStore(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Silence> active(String workspace, Instant now) {
    return query(
        workspace,
        ACTIVE,
        statement -> {
          statement.setString(1, workspace);
          statement.setObject(2, now.atOffset(ZoneOffset.UTC));
          statement.setObject(3, now.atOffset(ZoneOffset.UTC));
        });
  }

  @Override
  public Optional<Silence> find(String workspace, String id) {
    return query(
            workspace,
            FIND,
            statement -> {
              statement.setString(1, workspace);
              statement.setString(2, id);
            })
        .stream()
        .findFirst();
  }

  @Override
  public List<Silence> list(String workspace, @Nullable Place after, int limit) {
    return query(
        workspace,
        LIST,
        statement -> {
          var time = after == null ? null : after.start().atOffset(ZoneOffset.UTC);
          statement.setString(1, workspace);
          statement.setObject(2, time, Types.TIMESTAMP_WITH_TIMEZONE);
          statement.setObject(3, time, Types.TIMESTAMP_WITH_TIMEZONE);
          statement.setObject(4, time, Types.TIMESTAMP_WITH_TIMEZONE);
          statement.setString(5, after == null ? "" : after.id());
          statement.setInt(6, limit);
        });
  }

  @Override
  public void save(Silence silence) {
    transactions.write(
        silence.workspace(),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            int next = 1;
            statement.setString(next++, silence.workspace());
            statement.setString(next++, silence.id());
            statement.setString(next++, SilenceProtos.toJson(silence.matcher()));
            statement.setString(next++, silence.author());
            statement.setString(next++, silence.reason());
            statement.setObject(next++, silence.start().atOffset(ZoneOffset.UTC));
            statement.setObject(next++, silence.end().atOffset(ZoneOffset.UTC));
            statement.setBoolean(next++, silence.includesP0());
            statement.setArray(
                next++, connection.createArrayOf("text", silence.reminderReceivers().toArray()));
            statement.setObject(next, silence.createTime().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
          }
        });
  }

  private List<Silence> query(String workspace, String sql, Binder binder) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            List<Silence> silences = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                silences.add(silence(workspace, row));
              }
            }
            return silences;
          }
        });
  }

  private static Silence silence(String workspace, ResultSet row) throws SQLException {
    return new Silence(
        workspace,
        row.getString(1),
        SilenceProtos.fromJson(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getBoolean(7),
        List.of((String[]) row.getArray(8).getArray()),
        row.getObject(9, OffsetDateTime.class).toInstant());
  }

  private interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }
}

package io.candor.kit.relay;

import io.candor.kit.jdbc.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/// The parked rows of the outbox table.
final class JdbcDeadLetters implements DeadLetters {

  private static final String LIST =
      """
      select hop, key, revision, reason, attempt_count, park_time from outbox
       where workspace = ? and park_time is not null
         and (not ? or park_time < ? or (park_time = ? and (hop, key) > (?, ?)))
       order by park_time desc, hop, key limit ?
      """;

  private static final String REPLAY =
      """
      update outbox
         set park_time = null, due = now(), attempt_count = 0, batch_limit = null, reason = null
       where workspace = ? and park_time is not null
      """;

  private static final String REPLAY_SOME =
      REPLAY + " and (hop, key) in (select * from unnest(?::text[], ?::text[]))";

  private final DataSource relayRole;

  JdbcDeadLetters(DataSource relayRole) {
    this.relayRole = relayRole;
  }

  @Override
  public Page list(String workspace, int pageSize, String cursor) {
    DeadLetterCursor after = DeadLetterCursor.parse(cursor);
    OffsetDateTime parkedBefore = after.parkTime().atOffset(ZoneOffset.UTC);
    try (Connection connection = relayRole.getConnection();
        PreparedStatement statement = connection.prepareStatement(LIST)) {
      statement.setString(1, workspace);
      statement.setBoolean(2, !cursor.isEmpty());
      statement.setObject(3, parkedBefore);
      statement.setObject(4, parkedBefore);
      statement.setString(5, after.id().hop());
      statement.setString(6, after.id().key());
      statement.setInt(7, pageSize + 1); // one more tells whether there is a next page
      List<DeadLetter> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(read(rows));
        }
      }
      return DeadLetterCursor.page(found, pageSize);
    } catch (SQLException e) {
      throw new StoreException("The dead letters could not be listed", e);
    }
  }

  private static DeadLetter read(ResultSet rows) throws SQLException {
    Instant parkTime = rows.getObject("park_time", OffsetDateTime.class).toInstant();
    return new DeadLetter(
        new DeadLetter.Id(rows.getString("hop"), rows.getString("key")),
        rows.getLong("revision"),
        rows.getString("reason"),
        rows.getInt("attempt_count"),
        parkTime);
  }

  @Override
  public int replay(String workspace, Collection<DeadLetter.Id> ids) {
    try (Connection connection = relayRole.getConnection();
        PreparedStatement statement = connection.prepareStatement(REPLAY_SOME)) {
      statement.setString(1, workspace);
      statement.setArray(
          2, connection.createArrayOf("text", ids.stream().map(DeadLetter.Id::hop).toArray()));
      statement.setArray(
          3, connection.createArrayOf("text", ids.stream().map(DeadLetter.Id::key).toArray()));
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("Dead letters could not be replayed", e);
    }
  }

  @Override
  public int replayAll(String workspace) {
    try (Connection connection = relayRole.getConnection();
        PreparedStatement statement = connection.prepareStatement(REPLAY)) {
      statement.setString(1, workspace);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("Dead letters could not be replayed", e);
    }
  }
}

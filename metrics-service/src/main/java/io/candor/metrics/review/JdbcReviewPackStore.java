package io.candor.metrics.review;

import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.relay.JdbcOutbox;
import io.candor.kit.relay.OutboxEntry;
import io.candor.metrics.jdbc.JdbcValues;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// [ReviewPackStore] on PostgreSQL.
@Singleton
final class JdbcReviewPackStore implements ReviewPackStore {
  private static final String SELECT =
      """
      select review_pack_id, revision, create_time, check_time, due_time, content from review_pack
      where workspace = ? and review_pack_id = any (?)
      """;
  private static final String UPSERT =
      """
      insert into review_pack
        (workspace, review_pack_id, revision, create_time, check_time, due_time, content)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (workspace, review_pack_id) do update
      set revision = excluded.revision, check_time = excluded.check_time, content = excluded.content
      """;
  private static final String CHECKED =
      "update review_pack set check_time = ? where workspace = ? and review_pack_id = any (?)";

  private final WorkspaceTransactions transactions;
  private final JdbcOutbox outbox;

  JdbcReviewPackStore(WorkspaceTransactions transactions, JdbcOutbox outbox) {
    this.transactions = transactions;
    this.outbox = outbox;
  }

  @Override
  public Map<String, StoredPack> stored(String workspace, Collection<String> ids) {
    return transactions.write(
        workspace,
        connection -> {
          Map<String, StoredPack> packs = new HashMap<>();
          try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, workspace);
            JdbcValues.setTexts(statement, 2, ids);
            JdbcValues.list(
                    statement,
                    row ->
                        new StoredPack(
                            row.getString("review_pack_id"),
                            row.getLong("revision"),
                            JdbcValues.instant(row, "create_time"),
                            JdbcValues.instant(row, "check_time"),
                            JdbcValues.instant(row, "due_time"),
                            row.getBytes("content")))
                .forEach(pack -> packs.put(pack.id(), pack));
          }
          return packs;
        });
  }

  @Override
  public void checked(String workspace, Collection<String> ids, Instant now) {
    transactions.write(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(CHECKED)) {
            statement.setObject(1, JdbcValues.timestamp(now));
            statement.setString(2, workspace);
            JdbcValues.setTexts(statement, 3, ids);
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public void keep(String workspace, List<StoredPack> packs) {
    transactions.write(
        workspace,
        connection -> {
          for (StoredPack pack : packs) {
            upsert(connection, workspace, pack);
          }
          outbox.enqueue(
              connection,
              workspace,
              ReviewHop.NAME,
              packs.stream()
                  .map(
                      pack ->
                          new OutboxEntry(
                              "reviewPacks/" + pack.id(), pack.revision(), pack.content()))
                  .toList());
          return true;
        });
  }

  private static void upsert(Connection connection, String workspace, StoredPack pack)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setString(1, workspace);
      statement.setString(2, pack.id());
      statement.setLong(3, pack.revision());
      statement.setObject(4, JdbcValues.timestamp(pack.createTime()));
      statement.setObject(5, JdbcValues.timestamp(pack.checkTime()));
      statement.setObject(6, JdbcValues.timestamp(pack.dueTime()));
      statement.setBytes(7, pack.content());
      statement.executeUpdate();
    }
  }
}

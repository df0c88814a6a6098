package io.candor.alert.review;

import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// [ReviewStore] in PostgreSQL.
@Singleton
final class JdbcReviewStore implements ReviewStore {
  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('reviews/' || ?, 0))";

  private static final String KEEP_NEWER =
      """
      INSERT INTO review_pack (workspace, review_id, revision, due_time, document)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (workspace, review_id) DO UPDATE
      SET revision = excluded.revision, due_time = excluded.due_time,
          document = excluded.document, receive_time = now()
      WHERE review_pack.revision < excluded.revision
      """;

  private static final String REVIEW_COLUMNS =
      "review_id, revision, kind, due_time, make_time, attendees, frozen";

  private static final String REVIEW =
      "SELECT " + REVIEW_COLUMNS + " FROM review WHERE workspace = ? AND review_id = ?";

  private static final String REVIEWS =
      "SELECT "
          + REVIEW_COLUMNS
          + """
           FROM review
          WHERE workspace = ? AND (? = '' OR kind = ?)
            AND (?::timestamptz IS NULL OR due_time < ? OR (due_time = ? AND review_id > ?))
          ORDER BY due_time DESC, review_id LIMIT ?
          """;

  private static final String SAVE_REVIEW =
      """
      INSERT INTO review (workspace, review_id, revision, kind, due_time, make_time, attendees, frozen)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (workspace, review_id) DO UPDATE
      SET revision = excluded.revision, attendees = excluded.attendees
      """;

  private static final String ADD_DECISION =
      """
      INSERT INTO review_decision (workspace, review_id, sequence, decide_time, actor, decision)
      SELECT ?, ?, coalesce(max(sequence), 0) + 1, ?, ?, ?
      FROM review_decision WHERE workspace = ? AND review_id = ?
      """;

  private static final String ITEM =
      "SELECT " + ItemRow.COLUMNS + " FROM action_item WHERE workspace = ? AND item_id = ?";

  private static final String OPEN_ITEMS =
      "SELECT "
          + ItemRow.COLUMNS
          + " FROM action_item WHERE workspace = ? AND state = 'OPEN' ORDER BY due_date, item_id"
          + " LIMIT ?";

  private static final String ITEMS_OF =
      "SELECT "
          + ItemRow.COLUMNS
          + " FROM action_item WHERE workspace = ? AND review_id = ? ORDER BY due_date, item_id";

  private static final String ITEMS =
      "SELECT "
          + ItemRow.COLUMNS
          + """
           FROM action_item
          WHERE workspace = ?
            AND (cardinality(?::text[]) = 0 OR state = ANY (?::text[]))
            AND (? = '' OR owner = ?)
            AND (?::date IS NULL OR due_date > ? OR (due_date = ? AND item_id > ?))
          ORDER BY due_date, item_id LIMIT ?
          """;

  private final WorkspaceTransactions transactions;

  JdbcReviewStore(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T change(String workspace, Supplier<T> work) {
    return transactions.write(
        workspace,
        connection -> {
          try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, workspace);
            lock.execute();
          }
          return work.get();
        });
  }

  @Override
  public boolean keepNewer(String workspace, Pack pack) {
    return transactions.write(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(KEEP_NEWER)) {
            statement.setString(1, workspace);
            statement.setString(2, pack.id());
            statement.setLong(3, pack.revision());
            statement.setObject(4, ItemRow.time(pack.dueTime()));
            statement.setBytes(5, pack.document().toByteArray());
            return statement.executeUpdate() == 1;
          }
        });
  }

  @Override
  public Optional<Pack> pack(String workspace, String id) {
    return query(
            workspace,
            "SELECT document FROM review_pack WHERE workspace = ? AND review_id = ?",
            statement -> {
              statement.setString(1, workspace);
              statement.setString(2, id);
            },
            row -> ReviewProtos.pack(row.getBytes(1)))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Review> review(String workspace, String id) {
    return query(
            workspace,
            REVIEW,
            statement -> {
              statement.setString(1, workspace);
              statement.setString(2, id);
            },
            row -> review(workspace, row))
        .stream()
        .findFirst();
  }

  @Override
  public List<Review> reviews(String workspace, String kind, @Nullable Place before, int limit) {
    return query(
        workspace,
        REVIEWS,
        statement -> {
          var time = before == null ? null : ItemRow.time(before.dueTime());
          int next = 1;
          statement.setString(next++, workspace);
          statement.setString(next++, kind);
          statement.setString(next++, kind);
          statement.setObject(next++, time, Types.TIMESTAMP_WITH_TIMEZONE);
          statement.setObject(next++, time, Types.TIMESTAMP_WITH_TIMEZONE);
          statement.setObject(next++, time, Types.TIMESTAMP_WITH_TIMEZONE);
          statement.setString(next++, before == null ? "" : before.id());
          statement.setInt(next, limit);
        },
        row -> review(workspace, row));
  }

  @Override
  public void save(Review review) {
    write(
        review.workspace(),
        SAVE_REVIEW,
        statement -> {
          int next = 1;
          statement.setString(next++, review.workspace());
          statement.setString(next++, review.id());
          statement.setLong(next++, review.revision());
          statement.setString(next++, review.kind());
          statement.setObject(next++, ItemRow.time(review.dueTime()));
          statement.setObject(next++, ItemRow.time(review.makeTime()));
          statement.setArray(
              next++,
              statement.getConnection().createArrayOf("text", review.attendees().toArray()));
          statement.setBytes(next, review.frozen().toByteArray());
        });
  }

  @Override
  public void add(String workspace, String reviewId, Review.Decision decision) {
    write(
        workspace,
        ADD_DECISION,
        statement -> {
          statement.setString(1, workspace);
          statement.setString(2, reviewId);
          statement.setObject(3, ItemRow.time(decision.time()));
          statement.setString(4, decision.actor());
          statement.setString(5, decision.text());
          statement.setString(6, workspace);
          statement.setString(7, reviewId);
        });
  }

  @Override
  public List<Review.Decision> decisions(String workspace, String reviewId) {
    return query(
        workspace,
        "SELECT decide_time, actor, decision FROM review_decision"
            + " WHERE workspace = ? AND review_id = ? ORDER BY sequence",
        statement -> {
          statement.setString(1, workspace);
          statement.setString(2, reviewId);
        },
        row ->
            new Review.Decision(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getString(2),
                row.getString(3)));
  }

  @Override
  public Optional<ActionItem> item(String workspace, String id) {
    return query(
            workspace,
            ITEM,
            statement -> {
              statement.setString(1, workspace);
              statement.setString(2, id);
            },
            ItemRow::item)
        .stream()
        .findFirst();
  }

  @Override
  public List<ActionItem> openItems(String workspace, int limit) {
    return query(
        workspace,
        OPEN_ITEMS,
        statement -> {
          statement.setString(1, workspace);
          statement.setInt(2, limit);
        },
        ItemRow::item);
  }

  @Override
  public List<ActionItem> itemsOf(String workspace, String reviewId) {
    return query(
        workspace,
        ITEMS_OF,
        statement -> {
          statement.setString(1, workspace);
          statement.setString(2, reviewId);
        },
        ItemRow::item);
  }

  @Override
  public List<ActionItem> items(
      String workspace,
      Set<ActionItem.State> states,
      String owner,
      @Nullable ItemPlace after,
      int limit) {
    return query(
        workspace,
        ITEMS,
        statement -> {
          var names =
              statement
                  .getConnection()
                  .createArrayOf("text", states.stream().map(Enum::name).toArray());
          var date = after == null ? null : after.dueDate();
          int next = 1;
          statement.setString(next++, workspace);
          statement.setArray(next++, names);
          statement.setArray(next++, names);
          statement.setString(next++, owner);
          statement.setString(next++, owner);
          statement.setObject(next++, date, Types.DATE);
          statement.setObject(next++, date, Types.DATE);
          statement.setObject(next++, date, Types.DATE);
          statement.setString(next++, after == null ? "" : after.id());
          statement.setInt(next, limit);
        },
        ItemRow::item);
  }

  @Override
  public void save(ActionItem item) {
    write(item.workspace(), ItemRow.SAVE, statement -> ItemRow.bind(statement, item));
  }

  private static Review review(String workspace, ResultSet row) throws SQLException {
    return new Review(
        workspace,
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        List.of((String[]) row.getArray(6).getArray()),
        PackDocument.of(row.getBytes(7)));
  }

  private <T> List<T> query(String workspace, String sql, Binder binder, Reader<T> reader) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                rows.add(reader.read(row));
              }
            }
            return rows;
          }
        });
  }

  private void write(String workspace, String sql, Binder binder) {
    transactions.write(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            return statement.executeUpdate();
          }
        });
  }

  private interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }
}

package io.candor.metrics.fact;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.MappedRating;
import io.candor.metrics.jdbc.JdbcColumns;
import io.candor.metrics.jdbc.JdbcKeyedRows;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Rows of `item_fact`.
public final class JdbcItems {
  private static final JdbcColumns<PlacedItem> KEY =
      JdbcColumns.<PlacedItem>of("conversation_id", "text", row -> row.item().conversationId())
          .and("source", "text", row -> row.item().source())
          .and("item_id", "text", row -> row.item().itemId())
          .build();
  private static final JdbcColumns<PlacedItem> COLUMNS =
      JdbcColumns.<PlacedItem>of("conversation_id", "text", row -> row.item().conversationId())
          .and("source", "text", row -> row.item().source())
          .and("item_id", "text", row -> row.item().itemId())
          .and("revision", "bigint", row -> row.item().revision())
          .and("time", "timestamptz", row -> row.item().time())
          .and(
              "rating_nanos",
              "bigint",
              row -> row.item().rating().map(MappedRating::nanos).orElse(null))
          .and("satisfied", "boolean", row -> flag(row, MappedRating::satisfied))
          .and("low", "boolean", row -> flag(row, MappedRating::low))
          .and(
              "severity",
              "smallint",
              row -> row.item().rating().map(MappedRating::severity).orElse(0))
          .and("account_id", "text", row -> row.item().accountId())
          .and("customer_id", "text", row -> row.item().customerId())
          .and("area", "text", row -> row.item().area())
          .and("theme", "text", row -> row.item().theme())
          .and("excerpt", "text", row -> row.item().excerpt())
          .and("app_version", "text", row -> row.item().appVersion())
          .and("root_cause", "text", row -> row.item().rootCause())
          .and("language", "text", row -> row.item().language())
          .and("week", "date", row -> row.week().monday())
          .and("segment", "text", PlacedItem::segment)
          .build();

  private static final String INSERT =
      "insert into item_fact (workspace, %s) select ?, %s from %s"
          .formatted(COLUMNS.names(), COLUMNS.names("r"), COLUMNS.unnest("r"));
  private static final String UPSERT =
      INSERT
          + " on conflict (workspace, conversation_id, source, item_id) do update set "
          + COLUMNS.assignments();
  private static final String DELETE =
      """
      delete from item_fact f using %s
      where f.workspace = ? and f.conversation_id = gone.conversation_id
        and f.source = gone.source and f.item_id = gone.item_id
      """
          .formatted(KEY.unnest("gone"));
  private static final JdbcKeyedRows<PlacedItem> OF_CONVERSATIONS =
      keyed("conversation_id = wanted.key and conversation_id <> ''");
  private static final JdbcKeyedRows<PlacedItem> FEEDBACK =
      keyed("conversation_id = '' and item_id = wanted.key");
  private static final JdbcKeyedRows<PlacedItem> FEEDBACK_OF_ACCOUNTS =
      keyed("conversation_id = '' and account_id = wanted.key and account_id <> ''");

  private final Connection connection;
  private final String workspace;

  JdbcItems(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  List<PlacedItem> ofConversations(Collection<String> ids) throws SQLException {
    return OF_CONVERSATIONS.read(connection, workspace, ids);
  }

  List<PlacedItem> feedback(Collection<String> ids) throws SQLException {
    return FEEDBACK.read(connection, workspace, ids);
  }

  List<PlacedItem> feedbackOfAccounts(Collection<String> accounts) throws SQLException {
    return FEEDBACK_OF_ACCOUNTS.read(connection, workspace, accounts);
  }

  private static JdbcKeyedRows<PlacedItem> keyed(String condition) {
    return JdbcKeyedRows.of("item_fact", COLUMNS.names(), condition, JdbcItems::read);
  }

  /// Writes rows that are not there, at less cost than those that may be.
  void insert(List<PlacedItem> rows) throws SQLException {
    write(INSERT, rows);
  }

  void upsert(List<PlacedItem> rows) throws SQLException {
    write(UPSERT, rows);
  }

  private void write(String sql, List<PlacedItem> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, workspace);
      COLUMNS.bind(statement, 2, rows);
      statement.executeUpdate();
    }
  }

  void delete(List<PlacedItem> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      int next = KEY.bind(statement, 1, rows);
      statement.setString(next, workspace);
      statement.executeUpdate();
    }
  }

  /// Names of the columns that [#read] takes.
  public static String columns() {
    return COLUMNS.names();
  }

  public static PlacedItem read(ResultSet row) throws SQLException {
    OptionalLong nanos = JdbcValues.optionalLong(row, "rating_nanos");
    Optional<MappedRating> rating =
        nanos.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new MappedRating(
                    nanos.getAsLong(),
                    row.getBoolean("satisfied"),
                    row.getBoolean("low"),
                    row.getInt("severity")));
    Item item =
        new Item(
            row.getString("conversation_id"),
            row.getString("item_id"),
            row.getLong("revision"),
            row.getString("source"),
            JdbcValues.instant(row, "time"),
            rating,
            row.getString("account_id"),
            row.getString("customer_id"),
            row.getString("area"),
            row.getString("theme"),
            row.getString("excerpt"),
            row.getString("app_version"),
            row.getString("root_cause"),
            row.getString("language"));
    return new PlacedItem(
        item, new IsoWeek(row.getObject("week", LocalDate.class)), row.getString("segment"));
  }

  private static boolean flag(PlacedItem row, java.util.function.Predicate<MappedRating> property) {
    return row.item().rating().filter(property).isPresent();
  }
}

package io.candor.metrics.fact;

import io.candor.metrics.cell.ConversationMeasures;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.PolicyCounts;
import io.candor.metrics.counter.JdbcAmounts;
import io.candor.metrics.jdbc.JdbcColumns;
import io.candor.metrics.jdbc.JdbcKeyedRows;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Rows of `conversation_fact`, without their items.
final class JdbcConversations {
  private static final JdbcColumns<PlacedConversation> COLUMNS =
      JdbcColumns.<PlacedConversation>of(
              "conversation_id", "text", row -> row.conversation().conversationId())
          .and("revision", "bigint", row -> row.conversation().revision())
          .and("deployment_id", "text", row -> row.conversation().deploymentId())
          .and("bot_version", "text", row -> row.conversation().botVersion())
          .and("channel", "text", row -> row.conversation().channel())
          .and("account_id", "text", row -> row.conversation().accountId())
          .and("customer_id", "text", row -> row.conversation().customerId())
          .and("open_time", "timestamptz", row -> row.conversation().openTime())
          .and("close_time", "timestamptz", row -> row.conversation().closeTime().orElse(null))
          .and("archetype", "text", row -> row.conversation().archetype())
          .and("area", "text", row -> row.conversation().area())
          .and("attempted", "boolean", row -> handling(row).attempted())
          .and("resolved", "boolean", row -> handling(row).resolved())
          .and("escalated", "boolean", row -> handling(row).escalated())
          .and("ticketed", "boolean", row -> handling(row).ticketed())
          .and("context_lost", "boolean", row -> handling(row).handoff().contextLost())
          .and(
              "context_lost_flagged",
              "boolean",
              row -> handling(row).handoff().contextLostFlagged())
          .and("repeated_state", "boolean", row -> handling(row).handoff().repeatedState())
          .and("packet_part_count", "smallint", row -> handling(row).handoff().packetParts())
          .and(
              "bot_handle_millis",
              "bigint",
              row -> JdbcValues.orNull(handling(row).handleTimes().bot()))
          .and(
              "agent_turns_handle_millis",
              "bigint",
              row -> JdbcValues.orNull(handling(row).handleTimes().agentFromTurns()))
          .and(
              "agent_ticketing_handle_millis",
              "bigint",
              row -> JdbcValues.orNull(handling(row).handleTimes().agentTicketing()))
          .and(
              "intent_confidence_micros",
              "bigint",
              row -> JdbcValues.orNull(row.conversation().intentConfidenceMicros()))
          .and(
              "model_score_micros",
              "bigint",
              row -> JdbcValues.orNull(row.conversation().modelScoreMicros()))
          .and("policy_class_01_count", "bigint", row -> policy(row).class01())
          .and("policy_class_02_count", "bigint", row -> policy(row).class02())
          .and("policy_class_03_count", "bigint", row -> policy(row).class03())
          .and("policy_class_04_count", "bigint", row -> policy(row).class04())
          .and("refund_paid_count", "bigint", row -> policy(row).refundsPaid())
          .and("refund_judged_count", "bigint", row -> policy(row).refundsJudged())
          .and("refund_within_count", "bigint", row -> policy(row).refundsWithin())
          .and("leakage_micros", "jsonb", row -> JdbcAmounts.format(policy(row).leakageMicros()))
          .and("excerpt", "text", row -> row.conversation().excerpt())
          .and("week", "date", row -> row.week().map(IsoWeek::monday).orElse(null))
          .and("segment", "text", PlacedConversation::segment)
          .and("next_contact_time", "timestamptz", row -> row.nextContactTime().orElse(null))
          .build();

  private static final String INSERT =
      "insert into conversation_fact (workspace, %s) select ?, %s from %s"
          .formatted(COLUMNS.names(), COLUMNS.names("r"), COLUMNS.unnest("r"));
  private static final String UPSERT =
      INSERT + " on conflict (workspace, conversation_id) do update set " + COLUMNS.assignments();
  private static final String SELECT =
      "select %s from conversation_fact where workspace = ? ".formatted(COLUMNS.names());
  private static final JdbcKeyedRows<PlacedConversation> WITH_IDS =
      keyed("conversation_id = wanted.key");
  private static final JdbcKeyedRows<PlacedConversation> OF_ACCOUNTS =
      keyed("account_id = wanted.key and account_id <> ''");

  private final Connection connection;
  private final String workspace;

  JdbcConversations(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  List<PlacedConversation> withIds(Collection<String> ids) throws SQLException {
    return WITH_IDS.read(connection, workspace, ids);
  }

  List<PlacedConversation> ofAccounts(Collection<String> accounts) throws SQLException {
    return OF_ACCOUNTS.read(connection, workspace, accounts);
  }

  private static JdbcKeyedRows<PlacedConversation> keyed(String condition) {
    return JdbcKeyedRows.of(
        "conversation_fact", COLUMNS.names(), condition, JdbcConversations::read);
  }

  /// Conversations without a bot that were closed in [from, to).
  List<PlacedConversation> withoutBot(Instant from, Instant to) throws SQLException {
    String condition = "and deployment_id = '' and close_time >= ? and close_time < ?";
    try (PreparedStatement statement = connection.prepareStatement(SELECT + condition)) {
      statement.setString(1, workspace);
      statement.setObject(2, JdbcValues.timestamp(from));
      statement.setObject(3, JdbcValues.timestamp(to));
      return JdbcValues.list(statement, JdbcConversations::read);
    }
  }

  /// Writes rows that are not there, at less cost than those that may be.
  void insert(List<PlacedConversation> rows) throws SQLException {
    write(INSERT, rows);
  }

  void upsert(List<PlacedConversation> rows) throws SQLException {
    write(UPSERT, rows);
  }

  private void write(String sql, List<PlacedConversation> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, workspace);
      COLUMNS.bind(statement, 2, rows);
      statement.executeUpdate();
    }
  }

  /// Names of the columns that [#read] takes.
  static String columns() {
    return COLUMNS.names();
  }

  static PlacedConversation read(ResultSet row) throws SQLException {
    Conversation conversation =
        new Conversation(
            row.getString("conversation_id"),
            row.getLong("revision"),
            row.getString("deployment_id"),
            row.getString("bot_version"),
            row.getString("channel"),
            row.getString("account_id"),
            row.getString("customer_id"),
            JdbcValues.instant(row, "open_time"),
            JdbcValues.optionalInstant(row, "close_time"),
            row.getString("archetype"),
            row.getString("area"),
            readHandling(row),
            JdbcValues.optionalLong(row, "intent_confidence_micros"),
            JdbcValues.optionalLong(row, "model_score_micros"),
            readPolicy(row),
            List.of(),
            row.getString("excerpt"),
            List.of());
    return new PlacedConversation(
        conversation,
        JdbcValues.optionalDate(row, "week").map(IsoWeek::new),
        row.getString("segment"),
        JdbcValues.optionalInstant(row, "next_contact_time"),
        List.of());
  }

  private static Conversation.Handling readHandling(ResultSet row) throws SQLException {
    return new Conversation.Handling(
        row.getBoolean("attempted"),
        row.getBoolean("resolved"),
        row.getBoolean("escalated"),
        row.getBoolean("ticketed"),
        new ConversationMeasures.Handoff(
            row.getBoolean("context_lost"),
            row.getBoolean("context_lost_flagged"),
            row.getBoolean("repeated_state"),
            row.getInt("packet_part_count")),
        new ConversationMeasures.Measured(
            JdbcValues.optionalLong(row, "bot_handle_millis"),
            JdbcValues.optionalLong(row, "agent_turns_handle_millis"),
            JdbcValues.optionalLong(row, "agent_ticketing_handle_millis")));
  }

  private static PolicyCounts readPolicy(ResultSet row) throws SQLException {
    return new PolicyCounts(
        row.getLong("policy_class_01_count"),
        row.getLong("policy_class_02_count"),
        row.getLong("policy_class_03_count"),
        row.getLong("policy_class_04_count"),
        row.getLong("refund_paid_count"),
        row.getLong("refund_judged_count"),
        row.getLong("refund_within_count"),
        JdbcAmounts.parse(row.getString("leakage_micros")));
  }

  private static Conversation.Handling handling(PlacedConversation row) {
    return row.conversation().handling();
  }

  private static PolicyCounts policy(PlacedConversation row) {
    return row.conversation().policy();
  }
}

package io.candor.metrics.panel;

import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.Line;
import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.settings.CountingSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Reads the conversations behind a cell, through the index of their week.
final class JdbcCellConversations {
  // The page first: answers are then looked up for its conversations only.
  private static final String SELECT =
      """
      select p.*, r.rating_nanos as resolution_nanos, d.rating_nanos as delayed_nanos
      from (
        select c.conversation_id, c.close_time, c.archetype, c.segment, c.channel,
          c.bot_version, c.account_id, c.attempted,
          c.attempted and c.resolved and not c.escalated as contained,
          c.attempted and c.resolved and not c.escalated and not c.ticketed as deflected,
          c.escalated, c.escalated and c.context_lost as context_lost,
          c.escalated and c.repeated_state as repeated_state, c.model_score_micros,
          c.next_contact_time, c.excerpt
        from conversation_fact c %s
        where c.workspace = ? and c.week = ? and c.deployment_id = ?
          and (%s) and (%s) and (%s)
          and (?::timestamptz is null or (c.close_time, c.conversation_id) < (?, ?))
        order by c.close_time desc, c.conversation_id desc limit ?
      ) p %s %s
      order by p.close_time desc, p.conversation_id desc
      """;
  // The workspace as a parameter, not by the join: only then are the other partitions left out
  // when the query is planned.
  private static final String RESOLUTION =
      """
      left join item_fact r on r.workspace = ?
        and r.conversation_id = %1$s.conversation_id
        and r.source = 'RESOLUTION' and r.rating_nanos is not null
      """;
  private static final String DELAYED =
      """
      left join item_fact d on d.workspace = ?
        and d.conversation_id = %1$s.conversation_id
        and d.source = 'DELAYED' and d.rating_nanos is not null
        and d.time >= %1$s.close_time + ? * interval '1 second'
        and d.time <= %1$s.close_time + ? * interval '1 second'
      """;

  private JdbcCellConversations() {}

  /// The latest closed first, then by id downwards.
  static List<MemberConversation> read(
      Connection connection, String workspace, CellQuery query, CountingSettings settings)
      throws SQLException {
    String asked = answer(query.membership());
    String sql =
        SELECT.formatted(
            asked.formatted("c"),
            line(query.line()),
            cut(query.cut()),
            condition(query.membership()),
            RESOLUTION.formatted("p"),
            DELAYED.formatted("p"));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int index = 1;
      if (!asked.isEmpty()) {
        statement.setString(index++, workspace);
      }
      if (asked.equals(DELAYED)) {
        index = window(statement, index, settings);
      }
      statement.setString(index++, workspace);
      statement.setObject(index++, query.week().monday());
      statement.setString(index++, query.deploymentId());
      if (query.line().isArchetype()) {
        statement.setString(index++, query.line().name());
      } else if (query.line().equals(Line.LONG_TAIL)) {
        JdbcValues.setTexts(statement, index++, query.alone());
      }
      switch (query.cut()) {
        case Cut.Whole whole -> {}
        case Cut.Segment(String name) -> statement.setString(index++, name);
        case Cut.Channel(String name) -> statement.setString(index++, name);
        case Cut.BotVersion(String name) -> statement.setString(index++, name);
      }
      var time = query.after().map(place -> JdbcValues.timestamp(place.closeTime())).orElse(null);
      statement.setObject(index++, time, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
      statement.setObject(index++, time, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
      statement.setString(index++, query.after().map(CellQuery.Place::conversationId).orElse(""));
      statement.setInt(index++, query.limit());
      statement.setString(index++, workspace);
      statement.setString(index++, workspace);
      window(statement, index, settings);
      return JdbcValues.list(statement, JdbcCellConversations::read);
    }
  }

  private static int window(PreparedStatement statement, int index, CountingSettings settings)
      throws SQLException {
    statement.setLong(index, settings.delayedWindow().from().toSeconds());
    statement.setLong(index + 1, settings.delayedWindow().to().toSeconds());
    return index + 2;
  }

  /// The answer that decides whether a conversation belongs; empty when none does.
  private static String answer(CellMembership membership) {
    return switch (membership) {
      case RESOLUTION_ANSWERED,
          RESOLUTION_SATISFIED,
          RESOLUTION_LOW,
          HANDOFF_ANSWERED,
          HANDOFF_SATISFIED,
          HANDOFF_LOW ->
          RESOLUTION;
      case DELAYED_ANSWERED, DELAYED_SATISFIED, DELAYED_LOW -> DELAYED;
      default -> "";
    };
  }

  private static String line(Line line) {
    if (line.isArchetype()) {
      return "c.archetype = ?";
    }
    return line.equals(Line.LONG_TAIL) ? "c.archetype <> all (?)" : "true";
  }

  private static String cut(Cut cut) {
    return switch (cut) {
      case Cut.Whole whole -> "true";
      case Cut.Segment segment -> "c.segment = ?";
      case Cut.Channel channel -> "c.channel = ?";
      case Cut.BotVersion version -> "c.bot_version = ?";
    };
  }

  private static String condition(CellMembership membership) {
    String contained = "c.attempted and c.resolved and not c.escalated";
    return switch (membership) {
      case ALL -> "true";
      case ATTEMPTED -> "c.attempted";
      case NOT_ATTEMPTED -> "not c.attempted";
      case CONTAINED -> contained;
      case NOT_CONTAINED -> "c.attempted and not (c.resolved and not c.escalated)";
      case DEFLECTED -> contained + " and not c.ticketed";
      case RESOLUTION_ANSWERED -> "r.item_id is not null";
      case RESOLUTION_SATISFIED -> "r.satisfied";
      case RESOLUTION_LOW -> "r.low";
      case DELAYED_ANSWERED -> "d.item_id is not null";
      case DELAYED_SATISFIED -> "d.satisfied";
      case DELAYED_LOW -> "d.low";
      case ESCALATED -> "c.escalated";
      case CONTEXT_LOST -> "c.escalated and c.context_lost";
      case REPEATED_STATE -> "c.escalated and c.repeated_state";
      case HANDOFF_ANSWERED -> "c.escalated and r.item_id is not null";
      case HANDOFF_SATISFIED -> "c.escalated and r.satisfied";
      case HANDOFF_LOW -> "c.escalated and r.low";
      case POLICY_CLASS_01 -> "c.policy_class_01_count > 0";
      case POLICY_CLASS_02 -> "c.policy_class_02_count > 0";
      case POLICY_CLASS_03 -> "c.policy_class_03_count > 0";
      case POLICY_CLASS_04 -> "c.policy_class_04_count > 0";
      case REFUND_OUTSIDE -> "c.refund_judged_count > c.refund_within_count";
      case REPEAT_JUDGED -> "c.customer_id <> ''";
      case REPEATED_7D -> repeated(7);
      case REPEATED_30D -> repeated(30);
      case MODEL_SCORED -> "c.model_score_micros is not null";
      case MODEL_SATISFIED -> "c.model_score_micros >= 4000000";
      case BOT_HANDLE_TIME -> contained + " and c.bot_handle_millis is not null";
      case ESCALATED_HANDLE_TIME ->
          "c.escalated and c.agent_ticketing_handle_millis is null"
              + " and c.agent_turns_handle_millis is not null";
      case ESCALATED_HANDLE_TIME_TICKETING ->
          "c.escalated and c.agent_ticketing_handle_millis is not null";
    };
  }

  private static String repeated(int days) {
    return "c.customer_id <> '' and c.next_contact_time > c.close_time"
        + " and c.next_contact_time <= c.close_time + interval '%d days'".formatted(days);
  }

  private static MemberConversation read(ResultSet row) throws SQLException {
    return new MemberConversation(
        row.getString("conversation_id"),
        JdbcValues.instant(row, "close_time"),
        row.getString("archetype"),
        row.getString("segment"),
        row.getString("channel"),
        row.getString("bot_version"),
        row.getString("account_id"),
        new MemberConversation.Handling(
            row.getBoolean("attempted"),
            row.getBoolean("contained"),
            row.getBoolean("deflected"),
            row.getBoolean("escalated"),
            row.getBoolean("context_lost"),
            row.getBoolean("repeated_state")),
        JdbcValues.optionalLong(row, "resolution_nanos"),
        JdbcValues.optionalLong(row, "delayed_nanos"),
        JdbcValues.optionalLong(row, "model_score_micros"),
        JdbcValues.optionalInstant(row, "next_contact_time"),
        row.getString("excerpt"));
  }
}

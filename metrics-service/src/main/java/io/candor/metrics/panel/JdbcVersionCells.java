package io.candor.metrics.panel;

import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CellKey;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.counter.JdbcCellFigures;
import io.candor.metrics.jdbc.JdbcColumn;
import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.settings.CountingSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Counts the conversations of some weeks by version of the bot, from the facts: counters do not
/// tell versions apart, since a version is looked at for some weeks and then never again.
///
/// The expressions say in SQL what [io.candor.metrics.cell.ConversationMeasures#counts] says in
/// Java; a test counts random conversations with both.
final class JdbcVersionCells {
  private static final String CONTAINED = "c.attempted and c.resolved and not c.escalated";
  private static final String FROM_TURNS =
      "c.escalated and c.agent_ticketing_handle_millis is null"
          + " and c.agent_turns_handle_millis is not null";
  private static final String TICKETING =
      "c.escalated and c.agent_ticketing_handle_millis is not null";
  private static final String BOT = CONTAINED + " and c.bot_handle_millis is not null";
  private static final String RESOLUTION = "r.rating_nanos is not null";
  private static final String DELAYED = "d.rating_nanos is not null and d.inside";
  private static final String OUTSIDE = "d.rating_nanos is not null and not d.inside";
  private static final Map<String, String> EXPRESSIONS = expressions();

  private static final String SELECT =
      """
      select c.bot_version, c.week, c.archetype, %s
      from conversation_fact c
      left join item_fact r on r.workspace = c.workspace and r.conversation_id = c.conversation_id
        and r.source = 'RESOLUTION'
      left join lateral (
        select i.rating_nanos, i.satisfied, i.low,
          i.time >= c.close_time + ? * interval '1 second'
            and i.time <= c.close_time + ? * interval '1 second' as inside
        from item_fact i
        where i.workspace = c.workspace and i.conversation_id = c.conversation_id
          and i.source = 'DELAYED'
      ) d on true
      cross join (select ?::timestamptz as as_of) m
      where c.workspace = ? and c.week = any (?) and c.deployment_id = ?
      group by c.bot_version, c.week, c.archetype
      """
          .formatted(
              JdbcCellFigures.all().stream()
                  .map(JdbcVersionCells::expression)
                  .collect(Collectors.joining(",\n  ")));

  private JdbcVersionCells() {}

  /// Cells by version, with repeat contact as known at a moment.
  static Map<String, List<Cell>> read(
      Connection connection,
      String workspace,
      String deploymentId,
      Collection<IsoWeek> weeks,
      CountingSettings settings,
      Instant asOf)
      throws SQLException {
    Map<String, List<Cell>> versions = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setLong(1, settings.delayedWindow().from().toSeconds());
      statement.setLong(2, settings.delayedWindow().to().toSeconds());
      statement.setObject(3, JdbcValues.timestamp(asOf));
      statement.setString(4, workspace);
      JdbcValues.setDates(statement, 5, weeks.stream().map(IsoWeek::monday).toList());
      statement.setString(6, deploymentId);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          CellKey key =
              new CellKey(
                  deploymentId,
                  row.getString("archetype"),
                  new IsoWeek(row.getObject("week", LocalDate.class)),
                  "",
                  "");
          versions
              .computeIfAbsent(row.getString("bot_version"), version -> new ArrayList<>())
              .add(new Cell(key, JdbcCellFigures.read(row, 4)));
        }
      }
    }
    return versions;
  }

  private static String expression(JdbcColumn<CellCounts> column) {
    String expression = EXPRESSIONS.get(column.name());
    if (expression == null) {
      throw new IllegalStateException("No expression counts " + column.name());
    }
    return expression + " as " + column.name();
  }

  private static Map<String, String> expressions() {
    Map<String, String> all = new HashMap<>();
    all.put("conversations", "count(*)");
    all.put("attempted", count("c.attempted"));
    all.put("contained", count(CONTAINED));
    all.put("deflected", count(CONTAINED + " and not c.ticketed"));
    csat(all, "resolution", RESOLUTION, "r");
    csat(all, "delayed", DELAYED, "d");
    csat(all, "delayed_outside", OUTSIDE, "d");
    all.put("escalations", count("c.escalated"));
    all.put("context_lost", count("c.escalated and c.context_lost"));
    all.put("context_lost_flagged", count("c.escalated and c.context_lost_flagged"));
    all.put("repeated_state", count("c.escalated and c.repeated_state"));
    all.put("packet_parts", sum("c.packet_part_count", "c.escalated"));
    csat(all, "handoff", "c.escalated and " + RESOLUTION, "r");
    moments(all, "bot_handle", "millis", "c.bot_handle_millis", BOT);
    moments(all, "agent_turns_handle", "millis", "c.agent_turns_handle_millis", FROM_TURNS);
    moments(all, "agent_ticketing_handle", "millis", "c.agent_ticketing_handle_millis", TICKETING);
    repeats(all, 7);
    repeats(all, 30);
    moments(all, "model", "micros", "c.model_score_micros", "c.model_score_micros is not null");
    all.put("model_at_least_four", count("c.model_score_micros >= 4000000"));
    for (int policyClass = 1; policyClass <= 4; policyClass++) {
      all.put(
          "policy_class_0" + policyClass, sum("c.policy_class_0%d_count".formatted(policyClass)));
    }
    all.put("refunds_paid", sum("c.refund_paid_count"));
    all.put("refunds_judged", sum("c.refund_judged_count"));
    all.put("refunds_within", sum("c.refund_within_count"));
    all.put(
        "leakage_micros",
        "coalesce(sum_micros(c.leakage_micros) filter (where c.leakage_micros <> '{}'), '{}')");
    return all;
  }

  private static void csat(Map<String, String> all, String name, String answered, String item) {
    all.put(name + "_answers", count(answered));
    all.put(name + "_satisfied", count(answered + " and " + item + ".satisfied"));
    all.put(name + "_low", count(answered + " and " + item + ".low"));
    all.put(name + "_rating_nanos", sum(item + ".rating_nanos", answered));
  }

  private static void moments(
      Map<String, String> all, String name, String unit, String value, String measured) {
    all.put(name + "_count", count(measured));
    all.put(name + "_" + unit, sum(value, measured));
    all.put(
        name + "_squares",
        "coalesce(sum(%1$s::numeric * %1$s) filter (where %2$s), 0)".formatted(value, measured));
  }

  private static void repeats(Map<String, String> all, int days) {
    String passed =
        "c.customer_id <> '' and c.close_time + interval '%d days' <= m.as_of".formatted(days);
    all.put("judged_%dd".formatted(days), count(passed));
    all.put(
        "repeated_%dd".formatted(days),
        count(
            passed
                + " and c.next_contact_time > c.close_time"
                + " and c.next_contact_time <= c.close_time + interval '%d days'".formatted(days)));
  }

  private static String count(String condition) {
    return "count(*) filter (where " + condition + ")";
  }

  private static String sum(String value) {
    return "coalesce(sum(%s), 0)::bigint".formatted(value);
  }

  private static String sum(String value, String condition) {
    return "coalesce(sum(%s) filter (where %s), 0)::bigint".formatted(value, condition);
  }
}

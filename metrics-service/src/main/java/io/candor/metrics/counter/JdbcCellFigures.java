package io.candor.metrics.counter;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CsatCounts;
import io.candor.metrics.cell.EscalationCounts;
import io.candor.metrics.cell.HandleTimes;
import io.candor.metrics.cell.ModelCounts;
import io.candor.metrics.cell.Moments;
import io.candor.metrics.cell.PolicyCounts;
import io.candor.metrics.cell.RepeatCounts;
import io.candor.metrics.jdbc.JdbcColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The columns that hold [CellCounts] in every table of counters, in the order of the tables.
public final class JdbcCellFigures {
  private static final List<JdbcColumn<CellCounts>> COLUMNS = columns();

  private JdbcCellFigures() {}

  /// Every figure with its type.
  public static List<JdbcColumn<CellCounts>> all() {
    return COLUMNS;
  }

  /// `sum(conversations)::bigint, …`: the counters of a union, in the order that [#read] takes.
  public static String sums() {
    return COLUMNS.stream().map(JdbcCellFigures::sum).collect(Collectors.joining(", "));
  }

  /// The expression that adds a figure of `other` to that of `table`.
  static String addition(JdbcColumn<CellCounts> column, String table, String other) {
    String name = column.name();
    return column.type().equals("jsonb")
        ? "%1$s = add_micros(%2$s.%1$s, %3$s.%1$s)".formatted(name, table, other)
        : "%1$s = %2$s.%1$s + %3$s.%1$s".formatted(name, table, other);
  }

  private static String sum(JdbcColumn<CellCounts> column) {
    return switch (column.type()) {
      // The aggregate is a function of its own and slow: nearly all rows have nothing to add.
      case "jsonb" ->
          "coalesce(sum_micros(%1$s) filter (where %1$s <> '{}'), '{}')".formatted(column.name());
      case "numeric" -> "sum(%s)".formatted(column.name());
      default -> "sum(%s)::bigint".formatted(column.name());
    };
  }

  /// Reads the figures from consecutive columns.
  ///
  /// @param firstIndex index of the first figure, from 1
  public static CellCounts read(ResultSet row, int firstIndex) throws SQLException {
    Cursor cursor = new Cursor(row, firstIndex);
    return new CellCounts(
        cursor.count(),
        cursor.count(),
        cursor.count(),
        cursor.count(),
        cursor.csat(),
        cursor.csat(),
        cursor.csat(),
        new EscalationCounts(
            cursor.count(),
            cursor.count(),
            cursor.count(),
            cursor.count(),
            cursor.count(),
            cursor.csat()),
        new HandleTimes(cursor.moments(), cursor.moments(), cursor.moments()),
        new RepeatCounts(cursor.count(), cursor.count(), cursor.count(), cursor.count()),
        new ModelCounts(cursor.moments(), cursor.count()),
        new PolicyCounts(
            cursor.count(),
            cursor.count(),
            cursor.count(),
            cursor.count(),
            cursor.count(),
            cursor.count(),
            cursor.count(),
            cursor.amounts()));
  }

  private static final class Cursor {
    private final ResultSet row;
    private int index;

    Cursor(ResultSet row, int firstIndex) {
      this.row = row;
      this.index = firstIndex;
    }

    long count() throws SQLException {
      return row.getLong(index++);
    }

    CsatCounts csat() throws SQLException {
      return new CsatCounts(count(), count(), count(), count());
    }

    Moments moments() throws SQLException {
      return new Moments(count(), count(), squares());
    }

    private BigInteger squares() throws SQLException {
      BigDecimal value = row.getBigDecimal(index++);
      return value.toBigIntegerExact();
    }

    java.util.Map<String, Long> amounts() throws SQLException {
      return JdbcAmounts.parse(row.getString(index++));
    }
  }

  private static List<JdbcColumn<CellCounts>> columns() {
    List<JdbcColumn<CellCounts>> columns = new ArrayList<>();
    count(columns, "conversations", CellCounts::conversations);
    count(columns, "attempted", CellCounts::attempted);
    count(columns, "contained", CellCounts::contained);
    count(columns, "deflected", CellCounts::deflected);
    csat(columns, "resolution", CellCounts::csatResolution);
    csat(columns, "delayed", CellCounts::csatDelayed);
    csat(columns, "delayed_outside", CellCounts::csatDelayedOutside);
    count(columns, "escalations", counts -> counts.escalation().escalations());
    count(columns, "context_lost", counts -> counts.escalation().contextLost());
    count(columns, "context_lost_flagged", counts -> counts.escalation().contextLostFlagged());
    count(columns, "repeated_state", counts -> counts.escalation().repeatedState());
    count(columns, "packet_parts", counts -> counts.escalation().packetParts());
    csat(columns, "handoff", counts -> counts.escalation().csat());
    moments(columns, "bot_handle", "millis", counts -> counts.handleTimes().bot());
    moments(
        columns,
        "agent_turns_handle",
        "millis",
        counts -> counts.handleTimes().escalatedFromTurns());
    moments(
        columns,
        "agent_ticketing_handle",
        "millis",
        counts -> counts.handleTimes().escalatedTicketing());
    count(columns, "judged_7d", counts -> counts.repeatContact().judged7());
    count(columns, "repeated_7d", counts -> counts.repeatContact().repeated7());
    count(columns, "judged_30d", counts -> counts.repeatContact().judged30());
    count(columns, "repeated_30d", counts -> counts.repeatContact().repeated30());
    moments(columns, "model", "micros", counts -> counts.model().scores());
    count(columns, "model_at_least_four", counts -> counts.model().atLeastFour());
    count(columns, "policy_class_01", counts -> counts.policy().class01());
    count(columns, "policy_class_02", counts -> counts.policy().class02());
    count(columns, "policy_class_03", counts -> counts.policy().class03());
    count(columns, "policy_class_04", counts -> counts.policy().class04());
    count(columns, "refunds_paid", counts -> counts.policy().refundsPaid());
    count(columns, "refunds_judged", counts -> counts.policy().refundsJudged());
    count(columns, "refunds_within", counts -> counts.policy().refundsWithin());
    columns.add(
        new JdbcColumn<>(
            "leakage_micros",
            "jsonb",
            counts -> JdbcAmounts.format(counts.policy().leakageMicros())));
    return List.copyOf(columns);
  }

  private static void count(
      List<JdbcColumn<CellCounts>> columns, String name, Function<CellCounts, Long> value) {
    columns.add(new JdbcColumn<>(name, "bigint", value::apply));
  }

  private static void csat(
      List<JdbcColumn<CellCounts>> columns, String name, Function<CellCounts, CsatCounts> part) {
    count(columns, name + "_answers", counts -> part.apply(counts).answers());
    count(columns, name + "_satisfied", counts -> part.apply(counts).satisfied());
    count(columns, name + "_low", counts -> part.apply(counts).low());
    count(columns, name + "_rating_nanos", counts -> part.apply(counts).ratingNanos());
  }

  private static void moments(
      List<JdbcColumn<CellCounts>> columns,
      String name,
      String unit,
      Function<CellCounts, Moments> part) {
    count(columns, name + "_count", counts -> part.apply(counts).count());
    count(columns, name + "_" + unit, counts -> part.apply(counts).sum());
    columns.add(
        new JdbcColumn<>(
            name + "_squares", "numeric", counts -> part.apply(counts).sumOfSquares()));
  }
}

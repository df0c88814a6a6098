package io.candor.metrics.evaluation;

import io.candor.kit.jdbc.StoreException;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.JdbcProducers;
import io.candor.metrics.fact.JdbcRetainedFacts;
import io.candor.metrics.finding.ResponseWeek;
import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.producer.ProducerSilence;
import io.candor.metrics.volume.ItemCell;
import io.candor.metrics.volume.ItemCounts;
import io.candor.metrics.volume.ItemKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// [EvaluationReader] on PostgreSQL, inside one transaction.
public final class JdbcEvaluationReader implements EvaluationReader {
  private static final String ITEMS =
      """
      select week, area, theme, segment, sum(items)::bigint, sum(verbatims)::bigint,
        sum(rated)::bigint, sum(low)::bigint, sum(severity)::bigint, sum(rating_nanos)::bigint
      from item_counter where workspace = ? group by week, area, theme, segment
      having sum(items) <> 0
      """;
  private static final String RESPONSES =
      """
      select week, sum(conversations)::bigint, sum(resolution_answers)::bigint,
        sum(delayed_answers)::bigint
      from cell_counter where workspace = ? group by week having sum(conversations) <> 0
      """;
  private static final String CLOSED =
      """
      select archetype, count(*) from conversation_fact
      where workspace = ? and deployment_id = ? and week = any (?)
        and close_time >= ? and close_time < ?
      group by archetype
      """;

  private static final String REVIEWED =
      "select week, content from qa_week_fact where workspace = ? and week = any (?)";

  private final Connection connection;
  private final String workspace;

  public JdbcEvaluationReader(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  @Override
  public List<ItemCell> items() {
    try (PreparedStatement statement = connection.prepareStatement(ITEMS)) {
      statement.setString(1, workspace);
      return JdbcValues.list(
          statement,
          row ->
              new ItemCell(
                  new ItemKey(week(row), row.getString(2), row.getString(3), row.getString(4), ""),
                  new ItemCounts(
                      row.getLong(5),
                      row.getLong(6),
                      row.getLong(7),
                      row.getLong(8),
                      row.getLong(9),
                      row.getLong(10))));
    } catch (SQLException e) {
      throw new StoreException("The items cannot be read", e);
    }
  }

  @Override
  public SpikeSource spikes() {
    return new JdbcSpikeSource(connection, workspace);
  }

  @Override
  public SortedMap<IsoWeek, ResponseWeek> responses() {
    SortedMap<IsoWeek, ResponseWeek> weeks = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(RESPONSES)) {
      statement.setString(1, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          weeks.put(
              week(rows), new ResponseWeek(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
        }
      }
    } catch (SQLException e) {
      throw new StoreException("The answers cannot be read", e);
    }
    return weeks;
  }

  @Override
  public SortedMap<IsoWeek, byte[]> reviewedWeeks(Collection<IsoWeek> weeks) {
    SortedMap<IsoWeek, byte[]> reviewed = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(REVIEWED)) {
      statement.setString(1, workspace);
      JdbcValues.setTexts(statement, 2, weeks.stream().map(IsoWeek::toString).toList());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reviewed.put(IsoWeek.parse(rows.getString(1)), rows.getBytes(2));
        }
      }
    } catch (SQLException e) {
      throw new StoreException("The reviewed weeks cannot be read", e);
    }
    return reviewed;
  }

  @Override
  public Optional<IsoWeek> retainedFrom() {
    try {
      return new JdbcRetainedFacts(connection, workspace).retainedFrom();
    } catch (SQLException e) {
      throw new StoreException("The retained weeks cannot be read", e);
    }
  }

  @Override
  public List<ProducerSilence> silences() {
    try {
      return new JdbcProducers(connection, workspace).silences();
    } catch (SQLException e) {
      throw new StoreException("The silences cannot be read", e);
    }
  }

  @Override
  public Map<String, Long> closed(String deploymentId, Instant from, Instant to) {
    Map<String, Long> archetypes = new HashMap<>();
    if (!from.isBefore(to)) {
      return archetypes;
    }
    try (PreparedStatement statement = connection.prepareStatement(CLOSED)) {
      statement.setString(1, workspace);
      statement.setString(2, deploymentId);
      JdbcValues.setDates(statement, 3, weeksAround(from, to));
      statement.setObject(4, JdbcValues.timestamp(from));
      statement.setObject(5, JdbcValues.timestamp(to));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          archetypes.put(rows.getString(1), rows.getLong(2));
        }
      }
    } catch (SQLException e) {
      throw new StoreException("The conversations cannot be counted", e);
    }
    return archetypes;
  }

  /// The weeks that hold [from, to) in any zone: what the index by week is asked for.
  static List<LocalDate> weeksAround(Instant from, Instant to) {
    List<LocalDate> weeks = new ArrayList<>();
    IsoWeek last = IsoWeek.of(to.plus(Duration.ofDays(1)), ZoneOffset.UTC);
    for (IsoWeek week = IsoWeek.of(from.minus(Duration.ofDays(1)), ZoneOffset.UTC);
        !week.isAfter(last);
        week = week.plusWeeks(1)) {
      weeks.add(week.monday());
    }
    return weeks;
  }

  private static IsoWeek week(ResultSet row) throws SQLException {
    return new IsoWeek(row.getObject(1, LocalDate.class));
  }
}

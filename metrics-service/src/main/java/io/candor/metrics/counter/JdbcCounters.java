package io.candor.metrics.counter;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CellKey;
import io.candor.metrics.jdbc.JdbcColumn;
import io.candor.metrics.jdbc.JdbcColumns;
import io.candor.metrics.volume.HourCounts;
import io.candor.metrics.volume.HourKey;
import io.candor.metrics.volume.ItemCounts;
import io.candor.metrics.volume.ItemKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/// Adds differences to the counters: one statement per table, rows locked in key order.
public final class JdbcCounters {
  private static final JdbcColumns<Entry<CellKey, CellCounts>> CELLS =
      JdbcColumns.<Entry<CellKey, CellCounts>>of(
              "week", "date", entry -> entry.getKey().week().monday())
          .and("deployment_id", "text", entry -> entry.getKey().deployment())
          .and("archetype", "text", entry -> entry.getKey().archetype())
          .and("segment", "text", entry -> entry.getKey().segment())
          .and("channel", "text", entry -> entry.getKey().channel())
          .andAll(JdbcCellFigures.all(), Entry::getValue)
          .build();
  private static final JdbcColumns<Entry<BaselineKey, CellCounts>> BASELINES =
      JdbcColumns.<Entry<BaselineKey, CellCounts>>of(
              "deployment_id", "text", entry -> entry.getKey().deploymentId())
          .and("archetype", "text", entry -> entry.getKey().archetype())
          .and("segment", "text", entry -> entry.getKey().segment())
          .and("channel", "text", entry -> entry.getKey().channel())
          .andAll(JdbcCellFigures.all(), Entry::getValue)
          .build();
  private static final List<JdbcColumn<ItemCounts>> ITEM_FIGURES =
      List.of(
          new JdbcColumn<>("items", "bigint", ItemCounts::items),
          new JdbcColumn<>("verbatims", "bigint", ItemCounts::verbatims),
          new JdbcColumn<>("rated", "bigint", ItemCounts::rated),
          new JdbcColumn<>("low", "bigint", ItemCounts::low),
          new JdbcColumn<>("severity", "bigint", ItemCounts::severity),
          new JdbcColumn<>("rating_nanos", "bigint", ItemCounts::ratingNanos));
  private static final JdbcColumns<Entry<ItemKey, ItemCounts>> ITEMS =
      JdbcColumns.<Entry<ItemKey, ItemCounts>>of(
              "week", "date", entry -> entry.getKey().week().monday())
          .and("area", "text", entry -> entry.getKey().area())
          .and("theme", "text", entry -> entry.getKey().theme())
          .and("segment", "text", entry -> entry.getKey().segment())
          .and("source", "text", entry -> entry.getKey().source())
          .andAll(ITEM_FIGURES, Entry::getValue)
          .build();

  private static final List<JdbcColumn<HourCounts>> HOUR_FIGURES =
      List.of(
          new JdbcColumn<>("verbatims", "bigint", HourCounts::verbatims),
          new JdbcColumn<>("low", "bigint", HourCounts::low));
  private static final JdbcColumns<Entry<HourKey, HourCounts>> HOURS =
      JdbcColumns.<Entry<HourKey, HourCounts>>of("hour", "bigint", entry -> entry.getKey().hour())
          .and("area", "text", entry -> entry.getKey().area())
          .and("theme", "text", entry -> entry.getKey().theme())
          .and("segment", "text", entry -> entry.getKey().segment())
          .andAll(HOUR_FIGURES, Entry::getValue)
          .build();

  private static final String ADD_CELLS =
      addition(
          "cell_counter",
          "week, deployment_id, archetype, segment, channel",
          CELLS,
          cellAdditions("cell_counter"));
  private static final String ADD_BASELINES =
      addition(
          "baseline_counter",
          "deployment_id, archetype, segment, channel",
          BASELINES,
          cellAdditions("baseline_counter"));
  private static final String ADD_ITEMS =
      addition(
          "item_counter",
          "week, area, theme, segment, source",
          ITEMS,
          additions("item_counter", ITEM_FIGURES));
  private static final String ADD_HOURS =
      addition(
          "item_hour_counter",
          "hour, area, theme, segment",
          HOURS,
          additions("item_hour_counter", HOUR_FIGURES));

  private JdbcCounters() {}

  /// Adds the differences inside the transaction of the connection.
  public static void add(Connection connection, String workspace, CounterDeltas deltas)
      throws SQLException {
    add(connection, workspace, ADD_CELLS, CELLS, deltas.cells());
    add(connection, workspace, ADD_BASELINES, BASELINES, deltas.baselines());
    add(connection, workspace, ADD_ITEMS, ITEMS, deltas.items());
    add(connection, workspace, ADD_HOURS, HOURS, deltas.hours());
    if (!deltas.hours().isEmpty()) {
      JdbcSpikeCheckpoints.forgetFrom(connection, workspace, deltas.hours().firstKey().hour());
    }
  }

  private static <K, V> void add(
      Connection connection,
      String workspace,
      String sql,
      JdbcColumns<Entry<K, V>> columns,
      Map<K, V> deltas)
      throws SQLException {
    if (deltas.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, workspace);
      columns.bind(statement, 2, List.copyOf(deltas.entrySet()));
      statement.executeUpdate();
    }
  }

  private static String addition(
      String table, String key, JdbcColumns<?> columns, String additions) {
    return """
    insert into %1$s (workspace, %2$s)
    select ?, %3$s from %4$s order by %5$s
    on conflict (workspace, %5$s, slot) do update set %6$s
    """
        .formatted(table, columns.names(), columns.names("d"), columns.unnest("d"), key, additions);
  }

  private static <V> String additions(String table, List<JdbcColumn<V>> figures) {
    return figures.stream()
        .map(figure -> "%1$s = %2$s.%1$s + excluded.%1$s".formatted(figure.name(), table))
        .collect(Collectors.joining(", "));
  }

  private static String cellAdditions(String table) {
    return JdbcCellFigures.all().stream()
        .map(figure -> JdbcCellFigures.addition(figure, table, "excluded"))
        .collect(Collectors.joining(", "));
  }
}

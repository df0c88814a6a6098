package io.candor.bench;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Properties;

/// The counts of a panel asked of DuckDB over the raw facts, in the same process: no counters, no
/// network, no intervals. Its driver is not part of the build; see `bench/README.md`.
final class DuckDbPanel implements AutoCloseable {

  private static final String FACTS =
      """
      select c.deployment_id, c.week, c.archetype, c.attempted::int, c.resolved::int,
        c.escalated::int, c.context_lost::int, c.repeated_state::int, c.bot_handle_millis,
        c.agent_ticketing_handle_millis,
        (c.next_contact_time < c.close_time + interval '7 days')::int as repeated,
        r.satisfied::int as resolution, d.satisfied::int as delayed
      from conversation_fact c
      left join item_fact r on r.workspace = c.workspace and r.conversation_id = c.conversation_id
        and r.source = 'RESOLUTION'
      left join item_fact d on d.workspace = c.workspace and d.conversation_id = c.conversation_id
        and d.source = 'DELAYED'
      where c.workspace = ?
      """;

  private static final String PANEL =
      """
      select archetype, week = ?::date as now, count(*), sum(attempted), sum(resolved),
        sum(escalated), sum(context_lost), sum(repeated_state), sum(repeated),
        count(resolution), sum(resolution), count(delayed), sum(delayed),
        avg(bot_handle_millis), var_samp(bot_handle_millis),
        quantile_cont(bot_handle_millis, [0.5, 0.9]),
        avg(agent_ticketing_handle_millis), var_samp(agent_ticketing_handle_millis)
      from facts
      where (deployment_id = 'helpbot' and week between ?::date - 21 and ?::date)
        or deployment_id = ''
      group by all
      """;

  private final URLClassLoader loader;
  private final Connection duck;

  /// @param jar the driver, `org.duckdb:duckdb_jdbc`
  DuckDbPanel(Path jar) throws Exception {
    loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
    var driver =
        (Driver) loader.loadClass("org.duckdb.DuckDBDriver").getDeclaredConstructor().newInstance();
    duck = driver.connect("jdbc:duckdb:", new Properties());
  }

  /// Takes over the facts of a workspace.
  void load(Connection postgres, String workspace) throws Exception {
    var file = Files.createTempFile("candor-facts", ".csv");
    try {
      postgres.setAutoCommit(false);
      try (var statement = postgres.prepareStatement(FACTS);
          var out = Files.newBufferedWriter(file)) {
        statement.setFetchSize(10_000);
        statement.setString(1, workspace);
        try (var rows = statement.executeQuery()) {
          var meta = rows.getMetaData();
          var line = new StringBuilder();
          for (var i = 1; i <= meta.getColumnCount(); i++) {
            line.append(i == 1 ? "" : ",").append(meta.getColumnLabel(i));
          }
          out.write(line.append('\n').toString());
          while (rows.next()) {
            line.setLength(0);
            for (var i = 1; i <= meta.getColumnCount(); i++) {
              var value = rows.getString(i);
              // Texts here are ids without commas and quotes.
              line.append(i == 1 ? "" : ",").append(value == null ? "" : value);
            }
            out.write(line.append('\n').toString());
          }
        }
      }
      try (var statement = duck.createStatement()) {
        statement.execute(
            "create table facts as select * replace (coalesce(deployment_id, '') as deployment_id)"
                + " from read_csv('"
                + file
                + "', types = {'week': 'DATE', 'bot_handle_millis': 'BIGINT',"
                + " 'agent_ticketing_handle_millis': 'BIGINT', 'deployment_id': 'VARCHAR'})"
                + " order by week");
      }
    } finally {
      postgres.rollback();
      postgres.setAutoCommit(true);
      Files.delete(file);
    }
  }

  /// Asks for the panel of a week.
  ///
  /// @return conversations of that week
  long ask(LocalDate monday) {
    try (var statement = duck.prepareStatement(PANEL)) {
      for (var i = 1; i <= 3; i++) {
        statement.setString(i, monday.toString());
      }
      var conversations = 0L;
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          conversations += rows.getBoolean(2) ? rows.getLong(3) : 0;
        }
      }
      return conversations;
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB did not answer", e);
    }
  }

  @Override
  public void close() throws Exception {
    duck.close();
    loader.close();
  }
}

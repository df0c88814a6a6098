package io.candor.metrics.recount;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.counter.CounterDeltas;
import io.candor.metrics.counter.JdbcCounterScan;
import io.candor.metrics.counter.JdbcCounters;
import io.candor.metrics.counter.JdbcSpikeCheckpoints;
import io.candor.metrics.fact.Contributions;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.fact.JdbcDeployments;
import io.candor.metrics.fact.JdbcFactScan;
import io.candor.metrics.fact.JdbcRetainedFacts;
import io.candor.metrics.settings.CountingSettings;
import io.candor.metrics.verify.RetainedCounters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Counts every fact of a locked workspace anew and puts the sums in the place of those that are
/// kept, with what rows say of how they were counted. Reads facts page by page; in memory are the
/// counters.
final class JdbcRecounting {
  private static final int TOLD_EVERY = 2_000;
  // One statement stays far below the longest that a statement may take.
  private static final int ROWS = 20_000;
  private static final List<String> COUNTERS =
      List.of("cell_counter", "baseline_counter", "item_counter", "item_hour_counter");

  private static final String CONVERSATION_PAGE =
      """
      select max(conversation_id) from (
        select conversation_id from conversation_fact
        where workspace = ? and conversation_id > ? order by conversation_id limit ?) page
      """;
  private static final String CONVERSATION_WEEKS =
      """
      update conversation_fact
      set week = date_trunc('week', close_time at time zone ?)::date
      where workspace = ? and conversation_id > ? and conversation_id <= ?
        and week <> date_trunc('week', close_time at time zone ?)::date
      """;
  private static final String ITEM_WEEKS =
      """
      update item_fact
      set week = date_trunc('week', time at time zone ?)::date
      where workspace = ? and conversation_id > ? and conversation_id <= ?
        and week <> date_trunc('week', time at time zone ?)::date
      """;
  private static final String FEEDBACK_PAGE =
      """
      select max(item_id) from (
        select item_id from item_fact
        where workspace = ? and conversation_id = '' and item_id > ? order by item_id limit ?) page
      """;
  private static final String FEEDBACK_WEEKS =
      """
      update item_fact
      set week = date_trunc('week', time at time zone ?)::date
      where workspace = ? and conversation_id = '' and item_id > ? and item_id <= ?
        and week <> date_trunc('week', time at time zone ?)::date
      """;

  private final Connection connection;
  private final String workspace;
  private final CountingSettings settings;
  private final LongConsumer progress;
  private final CounterDeltas sums = new CounterDeltas();
  private long facts;

  /// @param settings as what it is counted
  /// @param progress is told now and then how many facts have been read
  JdbcRecounting(
      Connection connection, String workspace, CountingSettings settings, LongConsumer progress) {
    this.connection = connection;
    this.workspace = workspace;
    this.settings = settings;
    this.progress = progress;
  }

  /// @return how many facts were counted
  long run() throws SQLException {
    List<Deployment> deployments = new JdbcDeployments(connection, workspace).all();
    Contributions contributions = new Contributions(deployments, settings);
    JdbcFactScan scan = new JdbcFactScan(connection, workspace, settings.timeZone());
    scan.conversations(
        placed -> {
          contributions.add(sums, placed);
          read();
        });
    scan.feedback(
        placed -> {
          placed.addTo(sums);
          read();
        });
    Optional<IsoWeek> retained = new JdbcRetainedFacts(connection, workspace).retainedFrom();
    if (retained.isPresent()) {
      // What cannot be counted again stays as it was counted.
      new RetainedCounters(retained.get(), settings.timeZone(), deployments, contributions)
          .replace(sums, JdbcCounterScan.read(connection, workspace));
    }
    for (String table : COUNTERS) {
      try (PreparedStatement statement =
          connection.prepareStatement("delete from " + table + " where workspace = ?")) {
        statement.setString(1, workspace);
        statement.executeUpdate();
      }
    }
    JdbcCounters.add(connection, workspace, sums);
    JdbcSpikeCheckpoints.forgetFrom(connection, workspace, Long.MIN_VALUE);
    place(CONVERSATION_PAGE, List.of(CONVERSATION_WEEKS, ITEM_WEEKS));
    place(FEEDBACK_PAGE, List.of(FEEDBACK_WEEKS));
    return facts;
  }

  private void read() {
    facts++;
    if (facts % TOLD_EVERY == 0) {
      progress.accept(facts);
    }
  }

  /// Rows say in which week they are counted.
  private void place(String page, List<String> updates) throws SQLException {
    String after = "";
    @Nullable String last = last(page, after);
    while (last != null) {
      for (String update : updates) {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
          statement.setString(1, settings.timeZone().getId());
          statement.setString(2, workspace);
          statement.setString(3, after);
          statement.setString(4, last);
          statement.setString(5, settings.timeZone().getId());
          statement.executeUpdate();
        }
      }
      after = last;
      last = last(page, after);
    }
  }

  private @Nullable String last(String page, String after) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(page)) {
      statement.setString(1, workspace);
      statement.setString(2, after);
      statement.setInt(3, ROWS);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}

package io.candor.metrics.fact;

import io.candor.metrics.jdbc.JdbcColumns;
import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.producer.ProducerSilence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Producers and their silences: counted nowhere, read when findings are looked for.
public final class JdbcProducers {
  private static final JdbcColumns<Producer> PRODUCERS =
      JdbcColumns.<Producer>of("producer_id", "text", Producer::producerId)
          .and("revision", "bigint", Producer::revision)
          .build();
  private static final JdbcColumns<Row> SILENCES =
      JdbcColumns.<Row>of("producer_id", "text", row -> row.silence().producer())
          .and("position", "bigint", Row::position)
          .and("last_event_time", "timestamptz", row -> row.silence().lastEventTime())
          .and("usual_seconds", "bigint", row -> row.silence().usualInterval().toSeconds())
          .and("start_time", "timestamptz", row -> row.silence().startTime())
          .and("end_time", "timestamptz", row -> row.silence().endTime().orElse(null))
          .build();

  // Older and equal revisions change nothing, so their silences are left alone.
  private static final String UPSERT =
      """
      insert into producer_fact (workspace, %1$s) select ?, %2$s from %3$s
      on conflict (workspace, producer_id) do update set %4$s
      where producer_fact.revision < excluded.revision
      returning producer_id
      """
          .formatted(
              PRODUCERS.names(),
              PRODUCERS.names("p"),
              PRODUCERS.unnest("p"),
              PRODUCERS.assignments());
  private static final String DELETE_SILENCES =
      "delete from producer_silence where workspace = ? and producer_id = any (?)";
  private static final String INSERT_SILENCES =
      "insert into producer_silence (workspace, %s) select ?, %s from %s"
          .formatted(SILENCES.names(), SILENCES.names("s"), SILENCES.unnest("s"));
  private static final String SELECT_SILENCES =
      """
      select producer_id, last_event_time, usual_seconds, start_time, end_time
      from producer_silence where workspace = ? order by producer_id, position
      """;

  private final Connection connection;
  private final String workspace;

  public JdbcProducers(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  private record Row(int position, ProducerSilence silence) {}

  /// Every silence, by producer, the oldest first.
  public List<ProducerSilence> silences() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT_SILENCES)) {
      statement.setString(1, workspace);
      return JdbcValues.list(statement, JdbcProducers::silence);
    }
  }

  private static ProducerSilence silence(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime end = row.getObject("end_time", OffsetDateTime.class);
    return new ProducerSilence(
        row.getString("producer_id"),
        JdbcValues.instant(row, "last_event_time"),
        Duration.ofSeconds(row.getLong("usual_seconds")),
        JdbcValues.instant(row, "start_time"),
        Optional.ofNullable(end).map(OffsetDateTime::toInstant));
  }

  /// Writes those that are newer than what is stored.
  ///
  /// @return whether any was
  boolean write(Collection<Producer> producers) throws SQLException {
    if (producers.isEmpty()) {
      return false;
    }
    List<String> newer = upsert(List.copyOf(producers));
    if (newer.isEmpty()) {
      return false;
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETE_SILENCES)) {
      statement.setString(1, workspace);
      JdbcValues.setTexts(statement, 2, newer);
      statement.executeUpdate();
    }
    List<Row> rows = new ArrayList<>();
    for (Producer producer : producers) {
      if (newer.contains(producer.producerId())) {
        for (ProducerSilence silence : producer.silences()) {
          rows.add(new Row(rows.size(), silence));
        }
      }
    }
    if (!rows.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(INSERT_SILENCES)) {
        statement.setString(1, workspace);
        SILENCES.bind(statement, 2, rows);
        statement.executeUpdate();
      }
    }
    return true;
  }

  private List<String> upsert(List<Producer> producers) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setString(1, workspace);
      PRODUCERS.bind(statement, 2, producers);
      return JdbcValues.list(statement, row -> row.getString(1));
    }
  }
}

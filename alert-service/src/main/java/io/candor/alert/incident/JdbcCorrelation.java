package io.candor.alert.incident;

import io.candor.alert.correlation.Correlation;
import io.candor.alert.correlation.Correlation.Assigned;
import io.candor.alert.correlation.CorrelationKey;
import io.candor.alert.correlation.Episode;
import io.candor.alert.correlation.FindingSet;
import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingProtos;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/// The findings of incidents and the keys under which further ones find them, in PostgreSQL.
final class JdbcCorrelation {
  // Also locks keys that no incident has yet, so that two writers cannot open two of one matter.
  // Locks are few in a database, so keys share 512 of a workspace: a large batch takes no more.
  private static final String LOCK_KEYS =
      """
      SELECT pg_advisory_xact_lock(hashtextextended(? || '#' || stripe, 0))
      FROM (
        SELECT DISTINCT abs(hashtextextended(key, 0) % 512) AS stripe
        FROM unnest(?::text[]) AS key ORDER BY 1
      ) AS stripes
      """;

  private static final String EPISODES =
      """
      SELECT k.correlation_key, k.incident_id, min(f.opened_week),
             CASE WHEN bool_or(f.cleared_week = '') THEN '' ELSE max(f.cleared_week) END
      FROM incident_key k JOIN incident_finding f USING (workspace, incident_id)
      WHERE k.workspace = ? AND k.correlation_key = ANY (?::text[])
      GROUP BY 1, 2
      """;

  // What was opened before findings were correlated is found by its name.
  private static final String INCIDENTS =
      """
      SELECT finding_id, incident_id FROM incident_finding
      WHERE workspace = ? AND finding_id = ANY (?::text[])
      UNION ALL
      SELECT t.finding_id, i.incident_id
      FROM unnest(?::text[], ?::text[]) AS t (finding_id, own_id)
      JOIN incident i ON i.workspace = ? AND i.incident_id = t.own_id
      WHERE NOT EXISTS (
        SELECT 1 FROM incident_finding f
        WHERE f.workspace = i.workspace AND f.finding_id = t.finding_id)
      """;

  private static final String FINDINGS =
      """
      SELECT incident_id, document FROM incident_finding
      WHERE workspace = ? AND incident_id = ANY (?::text[])
      """;

  private static final String SAVE_FINDING =
      """
      INSERT INTO incident_finding (workspace, finding_id, incident_id, document, state,
                                    opened_week, cleared_week)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (workspace, finding_id) DO UPDATE
      SET document = excluded.document, state = excluded.state,
          cleared_week = excluded.cleared_week
      """;

  private static final String SAVE_KEYS =
      """
      INSERT INTO incident_key (workspace, correlation_key, incident_id)
      SELECT DISTINCT ?, t.* FROM unnest(?::text[], ?::text[]) AS t (key, incident_id)
      ORDER BY 2, 3
      ON CONFLICT DO NOTHING
      """;

  private JdbcCorrelation() {}

  /// Locks the keys of findings until the end of the transaction and reads what is known of them.
  static Correlation lock(
      Connection connection, String workspace, Collection<Finding> findings, Duration within)
      throws SQLException {
    Array keys =
        connection.createArrayOf(
            "text", Correlation.keys(findings).stream().map(CorrelationKey::text).toArray());
    try (PreparedStatement lock = connection.prepareStatement(LOCK_KEYS)) {
      lock.setString(1, workspace);
      lock.setArray(2, keys);
      lock.execute();
    }
    return new Correlation(
        episodes(connection, workspace, keys), incidents(connection, workspace, findings), within);
  }

  /// The findings of incidents; an incident without any is left out.
  static Map<IncidentName, FindingSet> findings(
      Connection connection, String workspace, Collection<IncidentName> names) throws SQLException {
    Map<IncidentName, List<Finding>> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(FINDINGS)) {
      statement.setString(1, workspace);
      statement.setArray(
          2,
          connection.createArrayOf("text", names.stream().map(IncidentName::incidentId).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found
              .computeIfAbsent(
                  new IncidentName(workspace, row.getString(1)), name -> new ArrayList<>())
              .add(FindingProtos.fromDocument(row.getBytes(2)));
        }
      }
    }
    Map<IncidentName, FindingSet> sets = new HashMap<>();
    found.forEach((name, findings) -> sets.put(name, new FindingSet(findings)));
    return sets;
  }

  /// Keeps the findings that led to changes.
  static void save(Connection connection, List<IncidentChange> changes) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SAVE_FINDING)) {
      for (IncidentChange change : changes) {
        Finding finding = change.finding();
        if (finding == null) {
          continue;
        }
        IncidentName name = change.after().name();
        int next = 1;
        statement.setString(next++, name.workspace());
        statement.setString(next++, finding.name().findingId());
        statement.setString(next++, name.incidentId());
        statement.setBytes(next++, finding.document().toByteArray());
        statement.setString(next++, finding.judgement().state().name());
        statement.setString(next++, finding.subject().openedWeek());
        statement.setString(next, end(finding));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /// Keeps the keys under which incidents are found.
  static void offer(Connection connection, String workspace, List<Assigned> assigned)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SAVE_KEYS)) {
      statement.setString(1, workspace);
      statement.setArray(2, array(connection, assigned, (it, key) -> key.text()));
      statement.setArray(3, array(connection, assigned, (it, key) -> it.incidentId()));
      statement.executeUpdate();
    }
  }

  private static Array array(
      Connection connection,
      List<Assigned> assigned,
      BiFunction<Assigned, CorrelationKey, String> value)
      throws SQLException {
    return connection.createArrayOf(
        "text",
        assigned.stream()
            .flatMap(it -> it.keys().stream().map(key -> value.apply(it, key)))
            .toArray());
  }

  private static String end(Finding finding) {
    return finding.isOpen() ? "" : finding.judgement().clearedWeek();
  }

  private static Map<CorrelationKey, List<Episode>> episodes(
      Connection connection, String workspace, Array keys) throws SQLException {
    Map<CorrelationKey, List<Episode>> episodes = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(EPISODES)) {
      statement.setString(1, workspace);
      statement.setArray(2, keys);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          episodes
              .computeIfAbsent(new CorrelationKey(row.getString(1)), key -> new ArrayList<>())
              .add(new Episode(row.getString(2), row.getString(3), row.getString(4)));
        }
      }
    }
    return episodes;
  }

  private static Map<String, String> incidents(
      Connection connection, String workspace, Collection<Finding> findings) throws SQLException {
    Array ids =
        connection.createArrayOf(
            "text", findings.stream().map(it -> it.name().findingId()).toArray());
    Array own =
        connection.createArrayOf(
            "text",
            findings.stream()
                .map(it -> IncidentName.of(workspace, it.subject()).incidentId())
                .toArray());
    Map<String, String> incidents = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(INCIDENTS)) {
      statement.setString(1, workspace);
      statement.setArray(2, ids);
      statement.setArray(3, ids);
      statement.setArray(4, own);
      statement.setString(5, workspace);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          incidents.put(
              Objects.requireNonNull(row.getString(1)), Objects.requireNonNull(row.getString(2)));
        }
      }
    }
    return incidents;
  }
}

package io.candor.alert.incident;

import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// [FollowUpStore] in PostgreSQL.
@Singleton
final class JdbcFollowUpStore implements FollowUpStore {
  private static final String ADD =
      """
      INSERT INTO incident_follow_up (workspace, incident_id, subject, state, note, update_time, updated_by)
      VALUES (?, ?, ?, 'TO_TELL', '', ?, '')
      ON CONFLICT DO NOTHING
      """;

  private static final String SAVE =
      """
      INSERT INTO incident_follow_up (workspace, incident_id, subject, state, note, update_time, updated_by)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (workspace, incident_id, subject) DO UPDATE
      SET state = excluded.state, note = excluded.note, update_time = excluded.update_time,
          updated_by = excluded.updated_by
      """;

  private static final String LIST =
      """
      SELECT subject, state, note, update_time, updated_by FROM incident_follow_up
      WHERE workspace = ? AND incident_id = ? AND subject > ?
      ORDER BY subject LIMIT ?
      """;

  private static final String COUNT_TO_TELL =
      """
      SELECT count(*) FROM incident_follow_up
      WHERE workspace = ? AND incident_id = ? AND state = 'TO_TELL'
      """;

  private final WorkspaceTransactions transactions;

  JdbcFollowUpStore(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(String workspace, Map<IncidentName, Collection<String>> subjects, Instant now) {
    Map<String, Collection<String>> byId = new TreeMap<>();
    subjects.forEach((name, these) -> byId.put(name.incidentId(), new TreeSet<>(these)));
    transactions.write(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            for (Map.Entry<String, Collection<String>> incident : byId.entrySet()) {
              for (String subject : incident.getValue()) {
                statement.setString(1, workspace);
                statement.setString(2, incident.getKey());
                statement.setString(3, subject);
                statement.setObject(4, Times.toRow(now));
                statement.addBatch();
              }
            }
            return statement.executeBatch();
          }
        });
  }

  @Override
  public void save(IncidentName incident, List<FollowUp> followUps) {
    transactions.write(
        incident.workspace(),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            for (FollowUp followUp : followUps) {
              int next = 1;
              statement.setString(next++, incident.workspace());
              statement.setString(next++, incident.incidentId());
              statement.setString(next++, followUp.subject());
              statement.setString(next++, followUp.state().name());
              statement.setString(next++, followUp.note());
              statement.setObject(next++, Times.toRow(followUp.updateTime()));
              statement.setString(next, followUp.updatedBy());
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        });
  }

  @Override
  public List<FollowUp> list(IncidentName incident, String after, int limit) {
    return transactions.read(
        incident.workspace(),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setString(1, incident.workspace());
            statement.setString(2, incident.incidentId());
            statement.setString(3, after);
            statement.setInt(4, limit);
            List<FollowUp> followUps = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                followUps.add(
                    new FollowUp(
                        row.getString(1),
                        FollowUp.State.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5)));
              }
            }
            return followUps;
          }
        });
  }

  @Override
  public long countToTell(IncidentName incident) {
    return transactions.read(
        incident.workspace(),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(COUNT_TO_TELL)) {
            statement.setString(1, incident.workspace());
            statement.setString(2, incident.incidentId());
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }
}

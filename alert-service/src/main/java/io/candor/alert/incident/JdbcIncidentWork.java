package io.candor.alert.incident;

import io.candor.alert.correlation.Correlation;
import io.candor.alert.correlation.Correlation.Assigned;
import io.candor.alert.correlation.FindingSet;
import io.candor.alert.finding.Finding;
import io.candor.kit.failpoint.Failpoints;
import io.candor.kit.jdbc.StoreException;
import io.candor.kit.relay.JdbcOutbox;
import io.candor.kit.relay.OutboxEntry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/// The work of one transaction on findings and incidents. Locks are taken in one order everywhere
/// (findings by id, then correlation keys, then incidents by id, then groups by key, then outbox
/// entries by receiver and
/// id), so that two
/// batches never wait for each other in a circle.
final class JdbcIncidentWork implements IncidentStore.Work {
  private static final String KEEP_NEWER =
      """
      INSERT INTO finding (workspace, finding_id, revision, kind, strength, state, severity,
                           notifiable, opened_week, document, receive_time)
      SELECT ?, t.*, now()
      FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                  ?::text[], ?::bytea[]) AS t
      ON CONFLICT (workspace, finding_id) DO UPDATE
      SET revision = excluded.revision, kind = excluded.kind, strength = excluded.strength,
          state = excluded.state, severity = excluded.severity, notifiable = excluded.notifiable,
          opened_week = excluded.opened_week, document = excluded.document,
          receive_time = excluded.receive_time
      WHERE finding.revision < excluded.revision
      RETURNING finding_id
      """;

  private static final String FIND_LOCKED =
      "SELECT "
          + IncidentRow.COLUMNS
          + IncidentRow.FROM
          + "WHERE i.workspace = ? AND i.incident_id = ANY (?::text[]) ORDER BY i.incident_id FOR"
          + " UPDATE OF i";

  private static final String SAVE =
      """
      INSERT INTO incident (workspace, incident_id, revision, finding_id, finding_document, kind, severity, deployment,
                            area, opened_week, title, sentence, receivers, told_receivers,
                            told_severity, told_automatic, told_over, state, open_time, update_time,
                            acknowledge_time, acknowledged_by, resolve_time, resolution, resolved_by,
                            active_time, assignee, escalation_level, close_time, closed_by,
                            event_count)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
      ON CONFLICT (workspace, incident_id) DO UPDATE
      SET revision = excluded.revision, finding_id = excluded.finding_id,
          finding_document = excluded.finding_document, kind = excluded.kind, severity = excluded.severity,
          deployment = excluded.deployment, area = excluded.area, opened_week = excluded.opened_week, title = excluded.title, sentence = excluded.sentence,
          receivers = excluded.receivers, told_receivers = excluded.told_receivers,
          told_severity = excluded.told_severity, told_automatic = excluded.told_automatic, told_over = excluded.told_over,
          state = excluded.state, update_time = excluded.update_time,
          acknowledge_time = excluded.acknowledge_time, acknowledged_by = excluded.acknowledged_by,
          resolve_time = excluded.resolve_time, resolution = excluded.resolution,
          resolved_by = excluded.resolved_by, active_time = excluded.active_time,
          assignee = excluded.assignee, escalation_level = excluded.escalation_level,
          close_time = excluded.close_time, closed_by = excluded.closed_by,
          event_count = incident.event_count + 1
      """;

  private final Connection connection;
  private final String workspace;
  private final JdbcOutbox outbox;
  private final IncidentGroups groups;
  private final List<IncidentChange> saved;

  /// @param groups takes what receivers hear of in groups
  /// @param saved receives the changes
  JdbcIncidentWork(
      Connection connection,
      String workspace,
      JdbcOutbox outbox,
      IncidentGroups groups,
      List<IncidentChange> saved) {
    this.connection = connection;
    this.workspace = workspace;
    this.outbox = outbox;
    this.groups = groups;
    this.saved = saved;
  }

  @Override
  public List<Finding> keepNewer(List<Finding> findings) {
    List<Finding> latest = latest(findings);
    Set<String> kept = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(KEEP_NEWER)) {
      int next = 1;
      statement.setString(next++, workspace);
      statement.setArray(next++, texts(latest, it -> it.name().findingId()));
      statement.setArray(next++, array("bigint", latest, Finding::revision, Long[]::new));
      statement.setArray(next++, texts(latest, it -> it.subject().kind().name()));
      statement.setArray(next++, texts(latest, it -> it.judgement().strength().name()));
      statement.setArray(next++, texts(latest, it -> it.judgement().state().name()));
      statement.setArray(next++, texts(latest, it -> it.judgement().severity().name()));
      statement.setArray(
          next++, array("boolean", latest, it -> it.judgement().notifiable(), Boolean[]::new));
      statement.setArray(next++, texts(latest, it -> it.subject().openedWeek()));
      statement.setArray(
          next, array("bytea", latest, it -> it.document().toByteArray(), byte[][]::new));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          kept.add(row.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new StoreException("The findings cannot be stored", e);
    }
    Failpoints.hit("alert.finding-stored");
    return latest.stream().filter(it -> kept.contains(it.name().findingId())).toList();
  }

  @Override
  public Map<IncidentName, Incident> lock(Collection<IncidentName> names) {
    String[] ids = names.stream().map(IncidentName::incidentId).toArray(String[]::new);
    Map<IncidentName, Incident> found = new HashMap<>();
    try (PreparedStatement find = connection.prepareStatement(FIND_LOCKED)) {
      find.setString(1, workspace);
      find.setArray(2, connection.createArrayOf("text", ids));
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          Incident incident = IncidentRow.incident(row);
          found.put(incident.name(), incident);
        }
      }
    } catch (SQLException e) {
      throw new StoreException("The incidents cannot be locked", e);
    }
    return found;
  }

  @Override
  public Correlation correlate(Collection<Finding> findings, Duration within) {
    try {
      return JdbcCorrelation.lock(connection, workspace, findings, within);
    } catch (SQLException e) {
      throw new StoreException("The findings cannot be correlated", e);
    }
  }

  @Override
  public void offer(List<Assigned> assigned) {
    try {
      JdbcCorrelation.offer(connection, workspace, assigned);
    } catch (SQLException e) {
      throw new StoreException("The keys of incidents cannot be saved", e);
    }
  }

  @Override
  public Map<IncidentName, FindingSet> findings(Collection<IncidentName> names) {
    try {
      return JdbcCorrelation.findings(connection, workspace, names);
    } catch (SQLException e) {
      throw new StoreException("The findings of incidents cannot be read", e);
    }
  }

  @Override
  public void save(List<IncidentChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    try (PreparedStatement save = connection.prepareStatement(SAVE)) {
      for (IncidentChange change : changes) {
        bind(save, change.after());
        save.addBatch();
      }
      save.executeBatch();
      JdbcIncidentTimeline.append(connection, changes);
      JdbcCorrelation.save(connection, changes);
    } catch (SQLException e) {
      throw new StoreException("The incidents cannot be saved", e);
    }
    handOver(changes);
    saved.addAll(changes);
  }

  private void handOver(List<IncidentChange> changes) {
    Map<String, List<OutboxEntry>> byReceiver = new TreeMap<>();
    List<List<String>> alone = groups.take(workspace, changes);
    for (int i = 0; i < changes.size(); i++) {
      IncidentChange change = changes.get(i);
      NotifyDecision decision = change.event().decision();
      if (decision == null || alone.get(i).isEmpty()) {
        continue;
      }
      Incident incident = change.after();
      OutboxEntry entry =
          new OutboxEntry(
              "incidents/" + incident.name().incidentId(),
              incident.revision(),
              IncidentProtos.toNotification(change, decision.reason()));
      for (String receiver : alone.get(i)) {
        byReceiver.computeIfAbsent(receiver, id -> new ArrayList<>()).add(entry);
      }
    }
    byReceiver.forEach(
        (receiver, entries) -> outbox.enqueue(connection, workspace, receiver, entries));
  }

  private void bind(PreparedStatement save, Incident incident) throws SQLException {
    Finding finding = incident.finding();
    Lifecycle lifecycle = incident.lifecycle();
    Lifecycle.Acknowledgement acknowledgement = lifecycle.acknowledgement();
    Lifecycle.End end = lifecycle.end();
    var toldSeverity = incident.told().severity();
    int next = 1;
    save.setString(next++, workspace);
    save.setString(next++, incident.name().incidentId());
    save.setLong(next++, incident.revision());
    save.setString(next++, finding.name().findingId());
    save.setBytes(next++, finding.document().toByteArray());
    save.setString(next++, finding.subject().kind().name());
    save.setString(next++, finding.judgement().severity().name());
    save.setString(next++, finding.subject().scope().deployment().id());
    save.setString(next++, finding.subject().scope().area().id());
    save.setString(next++, incident.openedWeek());
    save.setString(next++, incident.title());
    save.setString(next++, incident.sentence());
    save.setArray(next++, connection.createArrayOf("text", incident.receivers().toArray()));
    save.setArray(next++, connection.createArrayOf("text", incident.told().receivers().toArray()));
    save.setString(next++, toldSeverity == null ? null : toldSeverity.name());
    save.setBoolean(next++, incident.told().automatic());
    save.setBoolean(next++, incident.told().over());
    save.setString(next++, incident.state().name());
    save.setObject(next++, Times.toRow(lifecycle.openTime()));
    save.setObject(next++, Times.toRow(lifecycle.updateTime()));
    if (acknowledgement == null) {
      save.setNull(next++, Types.TIMESTAMP_WITH_TIMEZONE);
      save.setNull(next++, Types.VARCHAR);
    } else {
      save.setObject(next++, Times.toRow(acknowledgement.time()));
      save.setString(next++, acknowledgement.actor());
    }
    if (end == null) {
      save.setNull(next++, Types.TIMESTAMP_WITH_TIMEZONE);
      save.setNull(next++, Types.VARCHAR);
      save.setNull(next++, Types.VARCHAR);
    } else {
      save.setObject(next++, Times.toRow(end.time()));
      save.setString(next++, end.resolution().name());
      save.setString(next++, end.actor());
    }
    Lifecycle.Closing closing = lifecycle.closing();
    save.setObject(next++, Times.toRow(lifecycle.activeTime()));
    save.setString(next++, lifecycle.assignee());
    save.setInt(next++, lifecycle.escalationLevel());
    save.setObject(
        next++,
        closing == null ? null : Times.toRow(closing.time()),
        Types.TIMESTAMP_WITH_TIMEZONE);
    save.setString(next, closing == null ? "" : closing.actor());
  }

  // One row per finding, since a statement cannot change a row twice; in the order of the locks.
  private static List<Finding> latest(List<Finding> findings) {
    Map<String, Finding> byId = new TreeMap<>();
    for (Finding finding : findings) {
      byId.merge(
          finding.name().findingId(),
          finding,
          (a, b) -> Comparator.comparingLong(Finding::revision).compare(a, b) >= 0 ? a : b);
    }
    return List.copyOf(byId.values());
  }

  private Array texts(List<Finding> findings, Function<Finding, String> value) throws SQLException {
    return array("text", findings, value, String[]::new);
  }

  private <T> Array array(
      String type, List<Finding> findings, Function<Finding, T> value, IntFunction<T[]> maker)
      throws SQLException {
    return connection.createArrayOf(type, findings.stream().map(value).toArray(maker));
  }
}

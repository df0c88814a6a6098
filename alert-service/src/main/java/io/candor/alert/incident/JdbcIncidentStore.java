package io.candor.alert.incident;

import io.candor.alert.correlation.FindingSet;
import io.candor.alert.receiver.ReceiverSignals;
import io.candor.kit.failpoint.Failpoints;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.relay.JdbcOutbox;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// [IncidentStore] in PostgreSQL.
@Singleton
final class JdbcIncidentStore implements IncidentStore {
  private static final String FIND =
      "SELECT "
          + IncidentRow.COLUMNS
          + IncidentRow.FROM
          + "WHERE i.workspace = ? AND i.incident_id = ?";

  private static final String TIMELINE =
      """
      SELECT sequence, event_time, type, incident_revision, finding_revision, severity, actor, note,
             notify_reason, notify_receivers, notify_chosen_by, receiver, failure_reason, finding_id,
             group_id
      FROM incident_event
      WHERE workspace = ? AND incident_id = ?
      ORDER BY sequence DESC
      LIMIT ?
      """;

  private static final String LIST =
      "SELECT "
          + IncidentRow.COLUMNS
          + IncidentRow.FROM
          + """
          WHERE i.workspace = ?
            AND (cardinality(?::text[]) = 0 OR i.state = ANY (?::text[]))
            AND (cardinality(?::text[]) = 0 OR i.severity = ANY (?::text[]))
            AND (cardinality(?::text[]) = 0 OR i.kind = ANY (?::text[]))
            AND (? = '' OR i.deployment = ?)
            AND (? = '' OR i.area = ?)
            AND (? = '' OR i.opened_week = ?)
            AND (? OR i.resolution IS DISTINCT FROM 'FINDING_WITHDRAWN'
                 OR cardinality(i.told_receivers) > 0 OR i.acknowledged_by IS NOT NULL)
            AND (?::timestamptz IS NULL OR i.open_time < ?
                 OR (i.open_time = ? AND i.incident_id > ?))
          ORDER BY i.open_time DESC, i.incident_id
          LIMIT ?
          """;

  private final WorkspaceTransactions transactions;
  private final JdbcOutbox outbox;
  private final IncidentGroups groups;
  private final ReceiverSignals signals;
  private final IncidentMetrics metrics;

  JdbcIncidentStore(
      WorkspaceTransactions transactions,
      JdbcOutbox outbox,
      IncidentGroups groups,
      ReceiverSignals signals,
      IncidentMetrics metrics) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.groups = groups;
    this.signals = signals;
    this.metrics = metrics;
  }

  @Override
  public <T> T change(String workspace, Function<Work, T> work) {
    List<IncidentChange> saved = new ArrayList<>();
    T result =
        transactions.write(
            workspace,
            connection -> {
              T done =
                  work.apply(new JdbcIncidentWork(connection, workspace, outbox, groups, saved));
              Failpoints.hit("alert.deciding");
              return done;
            });
    Failpoints.hit("alert.decided");
    metrics.decided(saved);
    Set<String> told = told(saved);
    if (!told.isEmpty()) {
      signals.notificationsWait(told);
    }
    return result;
  }

  @Override
  public Optional<Incident> find(IncidentName name) {
    return transactions.read(
        name.workspace(),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, name.workspace());
            statement.setString(2, name.incidentId());
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(IncidentRow.incident(row)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public FindingSet findings(IncidentName name) {
    return transactions.read(
        name.workspace(),
        connection ->
            JdbcCorrelation.findings(connection, name.workspace(), List.of(name))
                .getOrDefault(name, FindingSet.EMPTY));
  }

  @Override
  public List<IncidentEvent.Placed> timeline(IncidentName name, int limit) {
    return transactions.read(
        name.workspace(),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(TIMELINE)) {
            statement.setString(1, name.workspace());
            statement.setString(2, name.incidentId());
            statement.setInt(3, limit);
            List<IncidentEvent.Placed> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                events.add(IncidentRow.event(row));
              }
            }
            Collections.reverse(events);
            return events;
          }
        });
  }

  @Override
  public List<Incident> list(String workspace, Filter filter, @Nullable Place after, int limit) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            bindList(statement, workspace, filter, after, limit);
            List<Incident> incidents = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                incidents.add(IncidentRow.incident(row));
              }
            }
            return incidents;
          }
        });
  }

  private static Set<String> told(List<IncidentChange> changes) {
    Set<String> told = new TreeSet<>();
    for (IncidentChange change : changes) {
      NotifyDecision decision = change.event().decision();
      if (decision != null) {
        told.addAll(decision.receivers());
      }
    }
    return told;
  }

  private static void bindList(
      PreparedStatement statement,
      String workspace,
      Filter filter,
      @Nullable Place after,
      int limit)
      throws SQLException {
    int next = 1;
    statement.setString(next++, workspace);
    for (Collection<? extends Enum<?>> names :
        List.of(filter.states(), filter.severities(), filter.kinds())) {
      var array = names(statement.getConnection(), names);
      statement.setArray(next++, array);
      statement.setArray(next++, array);
    }
    for (String text : List.of(filter.deployment(), filter.area(), filter.openedWeek())) {
      statement.setString(next++, text);
      statement.setString(next++, text);
    }
    statement.setBoolean(next++, filter.showWithdrawn());
    var time = after == null ? null : after.openTime().atOffset(ZoneOffset.UTC);
    statement.setObject(next++, time, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setObject(next++, time, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setObject(next++, time, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setString(next++, after == null ? "" : after.incidentId());
    statement.setInt(next, limit);
  }

  private static java.sql.Array names(Connection connection, Collection<? extends Enum<?>> values)
      throws SQLException {
    return connection.createArrayOf("text", values.stream().map(Enum::name).toArray());
  }
}

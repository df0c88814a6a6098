package io.candor.alert.incident;

import io.candor.alert.finding.FindingProtos;
import io.candor.alert.finding.Severity;
import io.candor.alert.receiver.FailureReason;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads rows of the incident tables.
public final class IncidentRow {
  /// What [#incident] needs.
  public static final String COLUMNS =
      """
      i.workspace, i.incident_id, i.revision, i.title, i.sentence, i.receivers, i.told_receivers,
      i.told_severity, i.told_automatic, i.told_over, i.state, i.open_time, i.update_time, i.acknowledge_time,
      i.acknowledged_by, i.resolve_time, i.resolution, i.resolved_by, i.finding_document, i.opened_week,
      i.active_time, i.assignee, i.escalation_level, i.close_time, i.closed_by
      """;

  /// Where [#COLUMNS] come from.
  static final String FROM = " FROM incident i ";

  private IncidentRow() {}

  /// The incident of this row.
  public static Incident incident(ResultSet row) throws SQLException {
    String severity = row.getString("told_severity");
    return new Incident(
        new IncidentName(row.getString("workspace"), row.getString("incident_id")),
        row.getLong("revision"),
        lifecycle(row),
        FindingProtos.fromDocument(row.getBytes("finding_document")),
        row.getString("opened_week"),
        row.getString("title"),
        row.getString("sentence"),
        strings(row, "receivers"),
        new Told(
            strings(row, "told_receivers"),
            severity == null ? null : Severity.valueOf(severity),
            row.getBoolean("told_automatic"),
            row.getBoolean("told_over")));
  }

  static IncidentEvent.Placed event(ResultSet row) throws SQLException {
    String reason = row.getString("notify_reason");
    String failure = row.getString("failure_reason");
    return new IncidentEvent.Placed(
        row.getLong("sequence"),
        new IncidentEvent(
            required(instant(row, "event_time")),
            IncidentEvent.Type.valueOf(row.getString("type")),
            row.getLong("incident_revision"),
            row.getString("finding_id"),
            row.getLong("finding_revision"),
            Severity.valueOf(row.getString("severity")),
            row.getString("actor"),
            row.getString("note"),
            reason == null
                ? null
                : new NotifyDecision(
                    NotifyReason.valueOf(reason),
                    strings(row, "notify_receivers"),
                    strings(row, "notify_chosen_by")),
            row.getString("receiver"),
            row.getString("group_id"),
            failure == null ? null : FailureReason.valueOf(failure)));
  }

  private static Lifecycle lifecycle(ResultSet row) throws SQLException {
    Instant acknowledgeTime = instant(row, "acknowledge_time");
    Instant resolveTime = instant(row, "resolve_time");
    Instant closeTime = instant(row, "close_time");
    Instant openTime = required(instant(row, "open_time"));
    Instant activeTime = instant(row, "active_time");
    return new Lifecycle(
        IncidentState.valueOf(row.getString("state")),
        openTime,
        activeTime == null ? openTime : activeTime,
        required(instant(row, "update_time")),
        acknowledgeTime == null
            ? null
            : new Lifecycle.Acknowledgement(acknowledgeTime, row.getString("acknowledged_by")),
        resolveTime == null
            ? null
            : new Lifecycle.End(
                resolveTime,
                Resolution.valueOf(row.getString("resolution")),
                row.getString("resolved_by")),
        closeTime == null ? null : new Lifecycle.Closing(closeTime, row.getString("closed_by")),
        row.getString("assignee"),
        row.getInt("escalation_level"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static Instant required(@Nullable Instant time) {
    if (time == null) {
      throw new IllegalStateException("a time that is never absent is null");
    }
    return time;
  }

  private static List<String> strings(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }
}

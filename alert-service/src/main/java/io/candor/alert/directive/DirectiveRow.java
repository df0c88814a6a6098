package io.candor.alert.directive;

import io.candor.alert.finding.FindingDocument;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Reads and writes rows of the directive table.
final class DirectiveRow {
  /// What [#directive] needs.
  static final String COLUMNS =
      """
      workspace, directive_id, revision, deployment, action, archetype, version, min_confidence,
      state, reason, incident_id, finding_document, automatic, proposed_by, propose_time,
      decided_by, decide_time, decision_note, sequence, acknowledged_by, acknowledge_time,
      acknowledge_note, reverts, reverted_by
      """;

  /// How many columns there are.
  static final int COLUMN_COUNT = 24;

  private DirectiveRow() {}

  static Directive directive(ResultSet row) throws SQLException {
    byte[] document = row.getBytes("finding_document");
    Instant decideTime = instant(row, "decide_time");
    Instant acknowledgeTime = instant(row, "acknowledge_time");
    return new Directive(
        new DirectiveName(row.getString("workspace"), row.getString("directive_id")),
        row.getLong("revision"),
        row.getString("deployment"),
        action(row),
        DirectiveState.valueOf(row.getString("state")),
        new Directive.Cause(
            row.getString("proposed_by"),
            required(instant(row, "propose_time")),
            row.getString("reason"),
            document == null
                ? null
                : new Directive.Evidence(
                    row.getString("incident_id"), FindingDocument.of(document)),
            row.getString("reverts")),
        decideTime == null
            ? null
            : new Directive.Decision(
                decideTime,
                row.getString("decided_by"),
                row.getString("decision_note"),
                row.getBoolean("automatic"),
                row.getLong("sequence")),
        acknowledgeTime == null
            ? null
            : new Directive.Answer(
                acknowledgeTime,
                row.getString("acknowledged_by"),
                row.getString("acknowledge_note")),
        row.getString("reverted_by"));
  }

  static Action action(ResultSet row) throws SQLException {
    String archetype = row.getString("archetype");
    double confidence = row.getDouble("min_confidence");
    Double minConfidence = row.wasNull() ? null : confidence;
    return switch (Action.Kind.valueOf(row.getString("action"))) {
      case TIGHTEN_THRESHOLD ->
          new Action.TightenThreshold(archetype, minConfidence == null ? 1 : minConfidence);
      case LOOSEN_THRESHOLD -> new Action.LoosenThreshold(archetype, minConfidence);
      case REMOVE_ARCHETYPE -> new Action.RemoveArchetype(archetype);
      case RESTORE_ARCHETYPE -> new Action.RestoreArchetype(archetype);
      case ROLL_BACK -> new Action.RollBack(row.getString("version"));
      case PAUSE -> new Action.Pause();
      case RESUME -> new Action.Resume();
    };
  }

  static void bind(PreparedStatement statement, Directive directive) throws SQLException {
    Directive.Evidence evidence = directive.cause().evidence();
    Directive.Decision decision = directive.decision();
    Directive.Answer answer = directive.answer();
    int next = 1;
    statement.setString(next++, directive.name().workspace());
    statement.setString(next++, directive.name().directiveId());
    statement.setLong(next++, directive.revision());
    statement.setString(next++, directive.deployment());
    statement.setString(next++, directive.action().kind().name());
    statement.setString(next++, directive.action().subject());
    statement.setString(
        next++, directive.action() instanceof Action.RollBack(String version) ? version : "");
    statement.setObject(next++, confidence(directive.action()), Types.DOUBLE);
    statement.setString(next++, directive.state().name());
    statement.setString(next++, directive.cause().reason());
    statement.setString(next++, directive.incidentId());
    statement.setBytes(next++, evidence == null ? null : evidence.finding().toByteArray());
    statement.setBoolean(next++, decision != null && decision.automatic());
    statement.setString(next++, directive.cause().proposer());
    statement.setObject(next++, time(directive.cause().time()));
    statement.setString(next++, decision == null ? "" : decision.actor());
    statement.setObject(
        next++, decision == null ? null : time(decision.time()), Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setString(next++, decision == null ? "" : decision.note());
    statement.setObject(
        next++, directive.sequence() == 0 ? null : directive.sequence(), Types.BIGINT);
    statement.setString(next++, answer == null ? "" : answer.actor());
    statement.setObject(
        next++, answer == null ? null : time(answer.time()), Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setString(next++, answer == null ? "" : answer.note());
    statement.setString(next++, directive.cause().reverts());
    statement.setString(next, directive.revertedBy());
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static Instant required(@Nullable Instant time) {
    if (time == null) {
      throw new IllegalStateException("a time that is never absent is null");
    }
    return time;
  }

  static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Double confidence(Action action) {
    return switch (action) {
      case Action.TightenThreshold(String _, double minConfidence) -> minConfidence;
      case Action.LoosenThreshold(String _, Double minConfidence) -> minConfidence;
      case Action.RemoveArchetype _,
          Action.RestoreArchetype _,
          Action.RollBack _,
          Action.Pause _,
          Action.Resume _ ->
          null;
    };
  }
}

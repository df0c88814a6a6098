package io.candor.metrics.evaluation;

import io.candor.kit.error.CandorException;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.finding.Finding;
import io.candor.metrics.finding.FindingKind;
import io.candor.metrics.panel.AcceptedLevel;
import io.candor.metrics.panel.JdbcAcceptedLevels;
import io.candor.metrics.workspace.JdbcEvaluationDue;
import io.candor.metrics.workspace.JdbcWorkspaceTerms;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// [LevelAcceptance] on PostgreSQL.
@Singleton
final class JdbcLevelAcceptance implements LevelAcceptance {
  private final WorkspaceTransactions transactions;
  private final Clock clock;

  JdbcLevelAcceptance(WorkspaceTransactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public IsoWeek accept(ResourceName name, String author, String reason) {
    return transactions.write(
        name.workspace(), connection -> accept(connection, name, author, reason));
  }

  private IsoWeek accept(Connection connection, ResourceName name, String author, String reason)
      throws SQLException {
    String workspace = name.workspace();
    HandedFinding finding =
        new JdbcFindings(connection, workspace)
            .withId(name.id())
            .orElseThrow(
                () ->
                    CandorException.of(MetricsReason.FINDING_NOT_FOUND)
                        .message("There is no such finding")
                        .resource("Finding", name.toString())
                        .build());
    String kpi = kpi(finding, name);
    FindingProtos.Place place = FindingProtos.place(finding.content());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    // A finding whose latest week is the running one ends in the week after it.
    IsoWeek running = IsoWeek.of(now, JdbcWorkspaceTerms.read(connection, workspace).zone());
    IsoWeek after = finding.weeks().getLast().plusWeeks(1);
    IsoWeek accepted = running.isBefore(after) ? after : running;
    JdbcAcceptedLevels.insert(
        connection,
        workspace,
        place.deploymentId(),
        new AcceptedLevel(kpi, place.archetypeId(), finding.openedWeek(), accepted),
        author,
        reason,
        now);
    JdbcEvaluationDue.mark(connection, workspace);
    return accepted;
  }

  private static String kpi(HandedFinding finding, ResourceName name) {
    boolean open = !finding.withdrawn() && finding.state().equals(Finding.State.OPEN.name());
    if (open && finding.kind().equals(FindingKind.ATTEMPT_DROP.name())) {
      return "attempt_rate";
    }
    if (open && finding.kind().equals(FindingKind.CONTAINMENT_DROP.name())) {
      return "containment";
    }
    throw CandorException.of(MetricsReason.LEVEL_NOT_ACCEPTABLE)
        .message("The finding is no open fall of attempt rate or containment")
        .precondition("STATE", name.toString(), "must be an open attempt_drop or containment_drop")
        .build();
  }
}

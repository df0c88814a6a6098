package io.candor.metrics.panel;

import io.candor.kit.error.CandorException;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.baseline.BaselineCell;
import io.candor.metrics.baseline.BaselineSource;
import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.baseline.BaselineWindow;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.fact.JdbcCountingSettings;
import io.candor.metrics.fact.JdbcDeployments;
import io.candor.metrics.workspace.JdbcEvaluationDue;
import io.candor.metrics.workspace.JdbcWorkspaceTerms;
import io.candor.metrics.workspace.WorkspaceTerms;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// [BaselineStore] on PostgreSQL.
@Singleton
final class JdbcBaselineStore implements BaselineStore {
  private final WorkspaceTransactions transactions;
  private final Clock clock;

  JdbcBaselineStore(WorkspaceTransactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What a new version holds.
  private record Content(
      BaselineSource source,
      BaselineWindow window,
      List<BaselineCell> cells,
      Set<String> handoffArchetypes) {}

  @Override
  public BaselineVersion create(ResourceName name, NewBaseline baseline) {
    return transactions.write(name.workspace(), connection -> create(connection, name, baseline));
  }

  private BaselineVersion create(Connection connection, ResourceName name, NewBaseline taken)
      throws SQLException {
    String workspace = name.workspace();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    JdbcCountingSettings.lock(connection, workspace);
    WorkspaceTerms terms = JdbcWorkspaceTerms.read(connection, workspace);
    Deployment deployment = deployment(connection, name);
    List<BaselineVersion> versions =
        new JdbcBaselines(
                connection, workspace, terms.settings(deployment.deploymentId()).windows())
            .all(deployment);
    // Version 1 is the automatic one, whether it is frozen yet or not.
    int latest = versions.getFirst().version();
    if (taken.expectedVersion().filter(expected -> expected != latest).isPresent()) {
      throw CandorException.of(MetricsReason.ETAG_MISMATCH)
          .message(
              "expected_version: "
                  + taken.expectedVersion().orElseThrow()
                  + " (expected: "
                  + latest
                  + ", the latest)")
          .build();
    }
    Content content = content(connection, workspace, deployment, versions, taken, terms, now);
    BaselineVersion version =
        new BaselineVersion(
            latest + 1,
            Optional.of(now),
            taken.author(),
            taken.reason(),
            content.source(),
            Optional.of(taken.effectiveWeek().orElseGet(() -> IsoWeek.of(now, terms.zone()))),
            content.window(),
            Baseline.freeze(
                    content.cells(),
                    terms.settings(deployment.deploymentId()).windows().aloneArchetypes())
                .withHandoffs(content.handoffArchetypes()));
    new JdbcBaselineWriter(connection, workspace).insert(deployment.deploymentId(), version);
    JdbcEvaluationDue.mark(connection, workspace);
    return version;
  }

  private static Content content(
      Connection connection,
      String workspace,
      Deployment deployment,
      List<BaselineVersion> versions,
      NewBaseline taken,
      WorkspaceTerms terms,
      Instant now)
      throws SQLException {
    JdbcBaselineWriter counters = new JdbcBaselineWriter(connection, workspace);
    return switch (taken.origin()) {
      case NewBaseline.Origin.Weeks weeks -> {
        List<BaselineCell> cells =
            counters.count(
                weeks.live() ? deployment.deploymentId() : "", weeks.first(), weeks.last(), now);
        if (cells.isEmpty()) {
          throw BaselineFailures.invalid(
              "weeks",
              "weeks: no conversations from %s to %s".formatted(weeks.first(), weeks.last()));
        }
        yield new Content(
            weeks.live() ? BaselineSource.LIVE : BaselineSource.WITHOUT_BOT,
            new BaselineWindow(weeks.first().start(terms.zone()), weeks.last().end(terms.zone())),
            cells,
            Set.of());
      }
      case NewBaseline.Origin.ByHand byHand ->
          new Content(
              BaselineSource.BY_HAND, new BaselineWindow(now, now), byHand.cells(), Set.of());
      case NewBaseline.Origin.LiveHandoffs handoffs -> {
        BaselineVersion before = versions.getFirst();
        Set<String> archetypes = new TreeSet<>(before.baseline().handoffArchetypes());
        archetypes.addAll(handoffs.archetypes());
        yield new Content(
            BaselineSource.LIVE_HANDOFFS,
            before.window(),
            JdbcLiveHandoffs.replace(
                connection,
                workspace,
                deployment,
                before.baseline().cells(),
                handoffs.archetypes(),
                terms.zone()),
            archetypes);
      }
    };
  }

  private static Deployment deployment(Connection connection, ResourceName name)
      throws SQLException {
    return new JdbcDeployments(connection, name.workspace())
        .all().stream()
            .filter(one -> one.deploymentId().equals(name.id()))
            .findFirst()
            .orElseThrow(
                () ->
                    CandorException.of(MetricsReason.DEPLOYMENT_NOT_FOUND)
                        .message("There is no such deployment")
                        .resource("Deployment", name.toString())
                        .build());
  }
}

package io.candor.metrics.workspace;

import io.candor.kit.error.CandorException;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.fact.JdbcCountingSettings;
import io.candor.metrics.settings.CountingSettings;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// [SettingsStore] on PostgreSQL.
@Singleton
final class JdbcSettingsStore implements SettingsStore {
  private static final byte[] NOTHING = new byte[0];
  private final WorkspaceTransactions transactions;
  private final Clock clock;

  JdbcSettingsStore(WorkspaceTransactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Current read(SettingsKey key) {
    return transactions.read(
        key.workspace(),
        connection -> {
          JdbcSettingsChecks.deploymentIsKnown(connection, key);
          return new Current(
              new JdbcSettingsVersions(connection, key.workspace()).latest(key.deploymentId()),
              JdbcWorkspaceTerms.read(connection, key.workspace()));
        });
  }

  @Override
  public List<SettingsVersion> versions(SettingsKey key, int below, int limit) {
    return transactions.read(
        key.workspace(),
        connection -> {
          JdbcSettingsChecks.deploymentIsKnown(connection, key);
          return new JdbcSettingsVersions(connection, key.workspace())
              .page(key.deploymentId(), below, limit);
        });
  }

  @Override
  public Current append(SettingsKey key, Change change) {
    return transactions.write(key.workspace(), connection -> append(connection, key, change));
  }

  private Current append(Connection connection, SettingsKey key, Change change)
      throws SQLException {
    String workspace = key.workspace();
    JdbcCountingSettings.lock(connection, workspace);
    JdbcSettingsChecks.deploymentIsKnown(connection, key);
    JdbcSettingsVersions versions = new JdbcSettingsVersions(connection, workspace);
    Optional<SettingsVersion> latest = versions.latest(key.deploymentId());
    int known = latest.map(SettingsVersion::version).orElse(0);
    if (change.expectedVersion().filter(expected -> expected != known).isPresent()) {
      throw CandorException.of(MetricsReason.ETAG_MISMATCH)
          .message("The settings have changed since they were read (expected: the current etag)")
          .build();
    }
    byte[] before = latest.map(SettingsVersion::content).orElse(NOTHING);
    byte[] after = change.content().apply(before);
    Optional<CountingSettings> counting = JdbcSettingsChecks.countingChange(key, before, after);
    if (counting.isPresent()) {
      count(connection, workspace, counting.get());
    }
    SettingsVersion next =
        new SettingsVersion(
            known + 1,
            change.author(),
            change.reason(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            after);
    versions.insert(key.deploymentId(), next);
    // Contradictions between the layers come to light here; then nothing is kept.
    Current current =
        new Current(Optional.of(next), JdbcWorkspaceTerms.read(connection, workspace));
    JdbcEvaluationDue.mark(connection, workspace);
    return current;
  }

  /// What was counted stays in force until it has been counted anew.
  private void count(Connection connection, String workspace, CountingSettings counting)
      throws SQLException {
    if (JdbcCountingSettings.isCounted(connection, workspace)) {
      JdbcRecountRequests.request(
          connection, workspace, counting, clock.instant().truncatedTo(ChronoUnit.MICROS));
    } else {
      JdbcCountingSettings.write(connection, workspace, counting);
    }
  }
}

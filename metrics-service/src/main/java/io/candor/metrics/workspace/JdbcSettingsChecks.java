package io.candor.metrics.workspace;

import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.fact.JdbcCountingSettings;
import io.candor.metrics.fact.JdbcDeployments;
import io.candor.metrics.settings.CountingSettings;
import io.candor.metrics.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// What must be so before settings are changed or tried.
public final class JdbcSettingsChecks {
  private JdbcSettingsChecks() {}

  /// @throws CandorException DEPLOYMENT_NOT_FOUND
  public static void deploymentIsKnown(Connection connection, SettingsKey key) throws SQLException {
    if (!key.isWorkspace()
        && new JdbcDeployments(connection, key.workspace())
            .all().stream().noneMatch(one -> one.deploymentId().equals(key.deploymentId()))) {
      throw CandorException.of(MetricsReason.DEPLOYMENT_NOT_FOUND)
          .message("There is no such deployment")
          .resource(
              "Deployment",
              new ResourceName(key.workspace(), "deployments", key.deploymentId()).toString())
          .build();
    }
  }

  /// Checks what is to be set against what is set.
  ///
  /// @return how the workspace is to be counted; empty when that stays as it is
  /// @throws CandorException SETTINGS_INVALID
  static Optional<CountingSettings> countingChange(SettingsKey key, byte[] before, byte[] after) {
    if (!key.isWorkspace()) {
      SettingsProtos.checkOfDeployment(after);
      return Optional.empty();
    }
    CountingSettings wanted = SettingsProtos.apply(Settings.DEFAULT, after).counting();
    return Optional.of(wanted)
        .filter(to -> !to.equals(SettingsProtos.apply(Settings.DEFAULT, before).counting()));
  }

  /// Checks what is to be tried against what is set: what has been counted cannot be tried by
  /// counting it otherwise.
  ///
  /// @throws CandorException SETTINGS_INVALID, SETTINGS_COUNTED
  static void canBeTried(Connection connection, SettingsKey key, byte[] before, byte[] after)
      throws SQLException {
    if (countingChange(key, before, after).isPresent()
        && JdbcCountingSettings.isCounted(connection, key.workspace())) {
      throw CandorException.of(MetricsReason.SETTINGS_COUNTED)
          .message(
              "Facts have been counted with the time zone, baseline days and delayed window as they"
                  + " are (expected: to be tried before the first fact; an update counts anew)")
          .precondition(
              "FACTS", "workspaces/" + key.workspace(), "the workspace must have no facts yet")
          .build();
    }
  }
}

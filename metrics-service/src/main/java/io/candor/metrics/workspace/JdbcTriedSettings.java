package io.candor.metrics.workspace;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/// What a workspace's figures would be made with after a change of settings that is not kept.
public final class JdbcTriedSettings {
  private JdbcTriedSettings() {}

  /// @param content from what is set to what would be set
  /// @throws io.candor.kit.error.CandorException as [SettingsStore#append]
  public static WorkspaceTerms read(
      Connection connection, SettingsKey key, UnaryOperator<byte[]> content) throws SQLException {
    JdbcSettingsChecks.deploymentIsKnown(connection, key);
    byte[] before =
        new JdbcSettingsVersions(connection, key.workspace())
            .latest(key.deploymentId())
            .map(SettingsVersion::content)
            .orElse(new byte[0]);
    byte[] after = content.apply(before);
    JdbcSettingsChecks.canBeTried(connection, key, before, after);
    return JdbcWorkspaceTerms.read(connection, key.workspace(), key, after);
  }
}

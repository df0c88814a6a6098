package io.candor.metrics.workspace;

import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rows of `settings_version`.
final class JdbcSettingsVersions {
  private static final String LATEST =
      """
      select distinct on (deployment_id) deployment_id, version, author, reason, create_time, content
      from settings_version where workspace = ? order by deployment_id, version desc
      """;
  private static final String PAGE =
      """
      select deployment_id, version, author, reason, create_time, content from settings_version
      where workspace = ? and deployment_id = ? and version < ? order by version desc limit ?
      """;
  private static final String INSERT =
      """
      insert into settings_version
        (workspace, deployment_id, version, author, reason, create_time, content)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private final Connection connection;
  private final String workspace;

  JdbcSettingsVersions(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  /// The latest version of each, by deployment; that of the workspace under the empty text.
  Map<String, SettingsVersion> latest() throws SQLException {
    Map<String, SettingsVersion> latest = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
      statement.setString(1, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          latest.put(rows.getString("deployment_id"), read(rows));
        }
      }
    }
    return latest;
  }

  Optional<SettingsVersion> latest(String deploymentId) throws SQLException {
    return page(deploymentId, Integer.MAX_VALUE, 1).stream().findFirst();
  }

  List<SettingsVersion> page(String deploymentId, int below, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
      statement.setString(1, workspace);
      statement.setString(2, deploymentId);
      statement.setInt(3, below);
      statement.setInt(4, limit);
      return JdbcValues.list(statement, JdbcSettingsVersions::read);
    }
  }

  void insert(String deploymentId, SettingsVersion version) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, workspace);
      statement.setString(2, deploymentId);
      statement.setInt(3, version.version());
      statement.setString(4, version.author());
      statement.setString(5, version.reason());
      statement.setObject(6, JdbcValues.timestamp(version.createTime()));
      statement.setBytes(7, version.content());
      statement.executeUpdate();
    }
  }

  private static SettingsVersion read(ResultSet row) throws SQLException {
    return new SettingsVersion(
        row.getInt("version"),
        row.getString("author"),
        row.getString("reason"),
        JdbcValues.instant(row, "create_time"),
        row.getBytes("content"));
  }
}

package io.candor.metrics.fact;

import io.candor.metrics.jdbc.JdbcColumns;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Rows of `deployment_fact`; a workspace has few, so they are read whole.
public final class JdbcDeployments {
  // A list inside a row: PostgreSQL's array literal, since arrays of arrays must be rectangular.
  private static final JdbcColumns<Deployment> COLUMNS =
      JdbcColumns.<Deployment>of("deployment_id", "text", Deployment::deploymentId)
          .and("revision", "bigint", Deployment::revision)
          .and("display_name", "text", Deployment::displayName)
          .and("go_live_time", "timestamptz", Deployment::goLiveTime)
          .and("deflection_list", "text", deployment -> arrayLiteral(deployment.deflectionList()))
          .and(
              "confidence_thresholds",
              "text",
              deployment -> arrayLiteral(thresholds(deployment.confidenceThresholdMicros())))
          .and("bot_version", "text", Deployment::botVersion)
          .and("rollback_owner", "text", Deployment::rollbackOwner)
          .build();

  private static final String UPSERT =
      """
      insert into deployment_fact (workspace, %s)
      select ?, r.deployment_id, r.revision, r.display_name, r.go_live_time,
        r.deflection_list::text[], r.confidence_thresholds::text[], r.bot_version,
        r.rollback_owner
      from %s
      on conflict (workspace, deployment_id) do update set %s
      """
          .formatted(COLUMNS.names(), COLUMNS.unnest("r"), COLUMNS.assignments());
  private static final String SELECT =
      "select %s from deployment_fact where workspace = ? order by deployment_id"
          .formatted(COLUMNS.names());

  private final Connection connection;
  private final String workspace;

  public JdbcDeployments(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  /// Every deployment, by id.
  public List<Deployment> all() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, workspace);
      return JdbcValues.list(statement, JdbcDeployments::read);
    }
  }

  void upsert(List<Deployment> deployments) throws SQLException {
    if (deployments.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setString(1, workspace);
      COLUMNS.bind(statement, 2, deployments);
      statement.executeUpdate();
    }
  }

  private static Deployment read(ResultSet row) throws SQLException {
    Array list = row.getArray("deflection_list");
    return new Deployment(
        row.getString("deployment_id"),
        row.getLong("revision"),
        row.getString("display_name"),
        JdbcValues.instant(row, "go_live_time"),
        List.of((String[]) list.getArray()),
        readThresholds(row.getArray("confidence_thresholds")),
        row.getString("bot_version"),
        row.getString("rollback_owner"));
  }

  private static List<String> thresholds(Map<String, Long> micros) {
    return micros.entrySet().stream()
        .map(threshold -> threshold.getValue() + "=" + threshold.getKey())
        .sorted()
        .toList();
  }

  private static Map<String, Long> readThresholds(Array array) throws SQLException {
    Map<String, Long> micros = new TreeMap<>();
    for (String threshold : (String[]) array.getArray()) {
      int sign = threshold.indexOf('=');
      micros.put(threshold.substring(sign + 1), Long.valueOf(threshold.substring(0, sign)));
    }
    return micros;
  }

  private static String arrayLiteral(List<String> texts) {
    return texts.stream()
        .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}

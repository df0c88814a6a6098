package io.candor.alert.erasure;

import io.candor.alert.finding.FindingProtos;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes names out of what is stored, in one transaction. A subject that any finding of an incident
/// named is a follow-up of that incident, so follow-ups tell where to look. Rows are locked in the
/// order of all writers: findings, incidents, what belongs to them.
final class JdbcNamedSubjects {
  private static final String INCIDENTS =
      """
      SELECT DISTINCT incident_id FROM incident_follow_up
      WHERE workspace = ? AND subject = ANY (?)
      """;

  private static final List<Documents> DOCUMENTS =
      List.of(
          new Documents(
              """
              SELECT finding_id, document FROM finding
              WHERE workspace = ? AND finding_id IN (
                SELECT f.finding_id FROM incident_finding f
                WHERE f.workspace = finding.workspace AND f.incident_id = ANY (?))
              ORDER BY finding_id FOR UPDATE
              """,
              "UPDATE finding SET document = ? WHERE workspace = ? AND finding_id = ?"),
          new Documents(
              """
              SELECT incident_id, finding_document FROM incident
              WHERE workspace = ? AND incident_id = ANY (?)
              ORDER BY incident_id FOR UPDATE
              """,
              "UPDATE incident SET finding_document = ? WHERE workspace = ? AND incident_id = ?"),
          new Documents(
              """
              SELECT finding_id, document FROM incident_finding
              WHERE workspace = ? AND incident_id = ANY (?)
              ORDER BY finding_id FOR UPDATE
              """,
              "UPDATE incident_finding SET document = ? WHERE workspace = ? AND finding_id = ?"),
          new Documents(
              """
              SELECT directive_id, finding_document FROM directive
              WHERE workspace = ? AND incident_id = ANY (?)
                AND finding_document IS NOT NULL
              ORDER BY directive_id FOR UPDATE
              """,
              "UPDATE directive SET finding_document = ? WHERE workspace = ? AND directive_id ="
                  + " ?"));

  private static final String FOLLOW_UPS =
      "DELETE FROM incident_follow_up WHERE workspace = ? AND subject = ANY (?)";

  private final Connection connection;
  private final String workspace;

  JdbcNamedSubjects(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  /// Documents of findings in one table.
  ///
  /// @param select their ids and bytes; takes workspace and incidents
  /// @param update takes bytes, workspace and id
  private record Documents(String select, String update) {}

  void remove(Set<String> subjects) throws SQLException {
    Array names = connection.createArrayOf("text", subjects.toArray());
    Array incidents = incidents(names);
    for (Documents documents : DOCUMENTS) {
      rewrite(documents, incidents, subjects);
    }
    try (PreparedStatement statement = connection.prepareStatement(FOLLOW_UPS)) {
      statement.setString(1, workspace);
      statement.setArray(2, names);
      statement.executeUpdate();
    }
  }

  private Array incidents(Array names) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INCIDENTS)) {
      statement.setString(1, workspace);
      statement.setArray(2, names);
      try (ResultSet row = statement.executeQuery()) {
        List<String> ids = new ArrayList<>();
        while (row.next()) {
          ids.add(row.getString(1));
        }
        return connection.createArrayOf("text", ids.toArray());
      }
    }
  }

  private void rewrite(Documents documents, Array incidents, Set<String> subjects)
      throws SQLException {
    Map<String, byte[]> changed = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(documents.select())) {
      statement.setString(1, workspace);
      statement.setArray(2, incidents);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          byte[] document = row.getBytes(2);
          byte[] without = FindingProtos.without(document, subjects);
          if (!Arrays.equals(document, without)) {
            changed.put(row.getString(1), without);
          }
        }
      }
    }
    if (changed.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(documents.update())) {
      for (Map.Entry<String, byte[]> one : changed.entrySet()) {
        statement.setBytes(1, one.getValue());
        statement.setString(2, workspace);
        statement.setString(3, one.getKey());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}

package io.candor.metrics.workspace;

import io.candor.metrics.fact.JdbcReferences;
import io.candor.metrics.fact.TaxonomyDocument;
import io.candor.metrics.taxonomy.Taxonomy;
import io.candor.metrics.taxonomy.TaxonomyProtos;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Reads [WorkspaceTerms]; a workspace without facts has the defaults.
public final class JdbcWorkspaceTerms {
  private static final String SELECT = "select time_zone from workspace_state where workspace = ?";

  private JdbcWorkspaceTerms() {}

  public static WorkspaceTerms read(Connection connection, String workspace) throws SQLException {
    Taxonomy taxonomy =
        new JdbcReferences(connection, workspace)
            .taxonomy()
            .map(TaxonomyDocument::content)
            .map(TaxonomyProtos::parse)
            .orElse(Taxonomy.EMPTY);
    return WorkspaceTerms.of(zone(connection, workspace), taxonomy);
  }

  private static ZoneId zone(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, workspace);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? ZoneId.of(row.getString("time_zone")) : ZoneOffset.UTC;
      }
    }
  }
}

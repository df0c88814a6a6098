package io.candor.metrics.workspace;

import io.candor.kit.error.CandorException;
import io.candor.metrics.fact.JdbcCountingSettings;
import io.candor.metrics.fact.JdbcReferences;
import io.candor.metrics.fact.TaxonomyDocument;
import io.candor.metrics.settings.CountingSettings;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.taxonomy.Taxonomy;
import io.candor.metrics.taxonomy.TaxonomyProtos;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// Reads [WorkspaceTerms]; a workspace without facts has the defaults.
public final class JdbcWorkspaceTerms {
  private static final String OF_WORKSPACE = "";

  private JdbcWorkspaceTerms() {}

  /// As everything is set now.
  public static WorkspaceTerms read(Connection connection, String workspace) throws SQLException {
    Map<String, byte[]> contents = new HashMap<>();
    new JdbcSettingsVersions(connection, workspace)
        .latest()
        .forEach((deployment, version) -> contents.put(deployment, version.content()));
    return read(connection, workspace, contents);
  }

  /// As it would be with another content of some settings.
  ///
  /// @param key whose
  /// @param content what would be set there
  /// @throws CandorException SETTINGS_INVALID when the values contradict each other,
  ///     SETTINGS_COUNTED when facts have been counted by others
  public static WorkspaceTerms read(
      Connection connection, String workspace, SettingsKey key, byte[] content)
      throws SQLException {
    Map<String, byte[]> contents = new HashMap<>();
    new JdbcSettingsVersions(connection, workspace)
        .latest()
        .forEach((deployment, version) -> contents.put(deployment, version.content()));
    contents.put(key.deploymentId(), content);
    return read(connection, workspace, contents);
  }

  private static WorkspaceTerms read(
      Connection connection, String workspace, Map<String, byte[]> contents) throws SQLException {
    Taxonomy taxonomy =
        new JdbcReferences(connection, workspace)
            .taxonomy()
            .map(TaxonomyDocument::content)
            .map(TaxonomyProtos::parse)
            .orElse(Taxonomy.EMPTY);
    CountingSettings counting = JdbcCountingSettings.read(connection, workspace);
    Settings inherited = WorkspaceTerms.inherited(taxonomy);
    Settings own =
        SettingsProtos.apply(inherited, contents.getOrDefault(OF_WORKSPACE, new byte[0]))
            .withCounting(counting);
    Map<String, Settings> ofDeployments = new HashMap<>();
    contents.forEach(
        (deployment, content) -> {
          if (!deployment.isEmpty()) {
            ofDeployments.put(
                deployment, SettingsProtos.apply(own, content).withCounting(counting));
          }
        });
    return new WorkspaceTerms(own, taxonomy, ofDeployments);
  }
}

package io.candor.alert.directive;

import io.candor.kit.jdbc.StoreException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The work of one transaction on one deployment, which is locked by its name until the end of it,
/// whether or not there is a row.
final class JdbcDirectiveWork implements DirectiveStore.Work {
  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('deployment/' || ? || '/' || ?, 0))";

  /// What an authority is read from.
  static final String AUTHORITY_COLUMNS =
      """
      owner, deputy, deputy_until, automatic_rollback_disabled, confirmed, revision,
      update_time, updated_by, last_sequence, last_time
      """;

  private static final String AUTHORITY =
      "SELECT "
          + AUTHORITY_COLUMNS
          + "FROM rollback_authority WHERE workspace = ? AND deployment = ?";

  private static final String SAVE_AUTHORITY =
      """
      INSERT INTO rollback_authority (workspace, deployment, owner, deputy, deputy_until,
                                      automatic_rollback_disabled, confirmed, revision, update_time,
                                      updated_by, last_sequence, last_time)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (workspace, deployment) DO UPDATE
      SET owner = excluded.owner, deputy = excluded.deputy, deputy_until = excluded.deputy_until,
          automatic_rollback_disabled = excluded.automatic_rollback_disabled,
          confirmed = excluded.confirmed, revision = excluded.revision,
          update_time = excluded.update_time, updated_by = excluded.updated_by,
          last_sequence = excluded.last_sequence, last_time = excluded.last_time
      """;

  private static final String DECLARATIONS =
      """
      SELECT sequence, declare_time, actor, deflection_list, threshold_archetypes,
             threshold_values, bot_version, producer_revision
      FROM deployment_declaration WHERE workspace = ? AND deployment = ?
      """;

  private static final String ORDERED =
      """
      SELECT sequence, decide_time, directive_id, action, archetype, version, min_confidence
      FROM directive
      WHERE workspace = ? AND deployment = ? AND sequence IS NOT NULL
        AND (NOT ? OR state = 'ACKNOWLEDGED')
      """;

  private static final String ADD =
      """
      INSERT INTO deployment_declaration (workspace, deployment, sequence, declare_time, actor,
                                          deflection_list, threshold_archetypes, threshold_values,
                                          bot_version, producer_revision)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String FIND =
      "SELECT "
          + DirectiveRow.COLUMNS
          + " FROM directive WHERE workspace = ? AND directive_id = ? AND deployment = ?";

  private static final String SAVE =
      "INSERT INTO directive ("
          + DirectiveRow.COLUMNS
          + ") VALUES ("
          + String.join(", ", Collections.nCopies(DirectiveRow.COLUMN_COUNT, "?"))
          + """
          )
          ON CONFLICT (workspace, directive_id) DO UPDATE
          SET revision = excluded.revision, state = excluded.state, reason = excluded.reason,
              finding_document = excluded.finding_document, automatic = excluded.automatic,
              proposed_by = excluded.proposed_by, propose_time = excluded.propose_time,
              decided_by = excluded.decided_by, decide_time = excluded.decide_time,
              decision_note = excluded.decision_note, sequence = excluded.sequence,
              acknowledged_by = excluded.acknowledged_by,
              acknowledge_time = excluded.acknowledge_time,
              acknowledge_note = excluded.acknowledge_note, reverted_by = excluded.reverted_by
          """;

  private final Connection connection;
  private final String workspace;
  private final String deployment;

  private JdbcDirectiveWork(Connection connection, String workspace, String deployment) {
    this.connection = connection;
    this.workspace = workspace;
    this.deployment = deployment;
  }

  static JdbcDirectiveWork lock(Connection connection, String workspace, String deployment)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, workspace);
      statement.setString(2, deployment);
      statement.execute();
    }
    return new JdbcDirectiveWork(connection, workspace, deployment);
  }

  @Override
  public Authority authority() {
    try {
      return authority(connection, workspace, deployment);
    } catch (SQLException e) {
      throw new StoreException("The authority cannot be read", e);
    }
  }

  @Override
  public Optional<Directive> find(String directiveId) {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, workspace);
      statement.setString(2, directiveId);
      statement.setString(3, deployment);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(DirectiveRow.directive(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StoreException("The directive cannot be read", e);
    }
  }

  @Override
  public List<DeploymentEntry> entries() {
    try {
      return entries(connection, workspace, deployment, false);
    } catch (SQLException e) {
      throw new StoreException("The deployment cannot be read", e);
    }
  }

  @Override
  public void save(Authority authority) {
    try (PreparedStatement statement = connection.prepareStatement(SAVE_AUTHORITY)) {
      var until = authority.deputyUntil();
      int next = 1;
      statement.setString(next++, workspace);
      statement.setString(next++, deployment);
      statement.setString(next++, authority.owner());
      statement.setString(next++, authority.deputy());
      statement.setObject(
          next++, until == null ? null : DirectiveRow.time(until), Types.TIMESTAMP_WITH_TIMEZONE);
      statement.setBoolean(next++, authority.automaticRollbackDisabled());
      statement.setBoolean(next++, authority.confirmed());
      statement.setLong(next++, authority.revision());
      statement.setObject(next++, DirectiveRow.time(authority.updateTime()));
      statement.setString(next++, authority.updatedBy());
      statement.setLong(next++, authority.place().sequence());
      statement.setObject(next, DirectiveRow.time(authority.place().time()));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("The authority cannot be saved", e);
    }
  }

  @Override
  public void save(Directive directive) {
    try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
      DirectiveRow.bind(statement, directive);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("The directive cannot be saved", e);
    }
  }

  @Override
  public void add(DeploymentEntry.Declared declaration) {
    Map<String, Double> thresholds = new TreeMap<>(declaration.thresholds());
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      int next = 1;
      statement.setString(next++, workspace);
      statement.setString(next++, deployment);
      statement.setLong(next++, declaration.sequence());
      statement.setObject(next++, DirectiveRow.time(declaration.time()));
      statement.setString(next++, declaration.actor());
      statement.setArray(
          next++, connection.createArrayOf("text", declaration.deflectionList().toArray()));
      statement.setArray(next++, connection.createArrayOf("text", thresholds.keySet().toArray()));
      statement.setArray(next++, connection.createArrayOf("float8", thresholds.values().toArray()));
      statement.setString(next++, declaration.botVersion());
      statement.setLong(next, declaration.producerRevision());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("The declaration cannot be saved", e);
    }
  }

  static Authority authority(Connection connection, String workspace, String deployment)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(AUTHORITY)) {
      statement.setString(1, workspace);
      statement.setString(2, deployment);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? authority(row, deployment) : Authority.unknown(deployment);
      }
    }
  }

  /// The authority of this row.
  static Authority authority(ResultSet row, String deployment) throws SQLException {
    return new Authority(
        deployment,
        row.getString("owner"),
        row.getString("deputy"),
        DirectiveRow.instant(row, "deputy_until"),
        row.getBoolean("automatic_rollback_disabled"),
        row.getBoolean("confirmed"),
        row.getLong("revision"),
        DirectiveRow.required(DirectiveRow.instant(row, "update_time")),
        row.getString("updated_by"),
        new Authority.Place(
            row.getLong("last_sequence"),
            DirectiveRow.required(DirectiveRow.instant(row, "last_time"))));
  }

  static List<DeploymentEntry> entries(
      Connection connection, String workspace, String deployment, boolean acknowledgedOnly)
      throws SQLException {
    List<DeploymentEntry> entries = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(DECLARATIONS)) {
      statement.setString(1, workspace);
      statement.setString(2, deployment);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          entries.add(declared(row));
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(ORDERED)) {
      statement.setString(1, workspace);
      statement.setString(2, deployment);
      statement.setBoolean(3, acknowledgedOnly);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          entries.add(
              new DeploymentEntry.Ordered(
                  row.getLong("sequence"),
                  DirectiveRow.required(DirectiveRow.instant(row, "decide_time")),
                  row.getString("directive_id"),
                  DirectiveRow.action(row)));
        }
      }
    }
    entries.sort(Comparator.comparingLong(DeploymentEntry::sequence));
    return entries;
  }

  private static DeploymentEntry.Declared declared(ResultSet row) throws SQLException {
    String[] archetypes = strings(row.getArray("threshold_archetypes"));
    Double[] values = (Double[]) row.getArray("threshold_values").getArray();
    Map<String, Double> thresholds = new HashMap<>();
    for (int i = 0; i < archetypes.length; i++) {
      thresholds.put(archetypes[i], values[i]);
    }
    return new DeploymentEntry.Declared(
        row.getLong("sequence"),
        DirectiveRow.required(DirectiveRow.instant(row, "declare_time")),
        row.getString("actor"),
        List.of(strings(row.getArray("deflection_list"))),
        thresholds,
        row.getString("bot_version"),
        row.getLong("producer_revision"));
  }

  private static String[] strings(Array array) throws SQLException {
    return (String[]) array.getArray();
  }
}

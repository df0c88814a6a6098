package io.candor.alert.directive;

import io.candor.kit.failpoint.Failpoints;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// [DirectiveStore] in PostgreSQL.
@Singleton
final class JdbcDirectiveStore implements DirectiveStore {
  private static final String SELECT = "SELECT " + DirectiveRow.COLUMNS + " FROM directive ";

  private static final String FIND = SELECT + "WHERE workspace = ? AND directive_id = ?";

  private static final String OF_INCIDENT =
      SELECT
          + "WHERE workspace = ? AND incident_id = ? AND incident_id <> ''"
          + " ORDER BY propose_time DESC, directive_id";

  private static final String ORDERED_AFTER =
      SELECT + "WHERE workspace = ? AND deployment = ? AND sequence > ? ORDER BY sequence LIMIT ?";

  private static final String UNANSWERED =
      SELECT
          + "WHERE workspace = ? AND deployment = ? AND state = 'ORDERED' ORDER BY sequence LIMIT"
          + " ?";

  private static final String LIST =
      SELECT
          + """
          WHERE workspace = ?
            AND (? = '' OR deployment = ?)
            AND (cardinality(?::text[]) = 0 OR state = ANY (?::text[]))
            AND (?::timestamptz IS NULL OR propose_time < ?
                 OR (propose_time = ? AND directive_id > ?))
          ORDER BY propose_time DESC, directive_id
          LIMIT ?
          """;

  // By bytes: the same order in every database, and that of page tokens.
  private static final String AUTHORITIES =
      "SELECT deployment, "
          + JdbcDirectiveWork.AUTHORITY_COLUMNS
          + """
          FROM rollback_authority
          WHERE workspace = ? AND deployment COLLATE "C" > ? AND (NOT ? OR owner = '')
          ORDER BY deployment COLLATE "C" LIMIT ?
          """;

  private final WorkspaceTransactions transactions;

  JdbcDirectiveStore(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T change(String workspace, String deployment, Function<Work, T> work) {
    return transactions.write(
        workspace,
        connection -> {
          JdbcDirectiveWork locked = JdbcDirectiveWork.lock(connection, workspace, deployment);
          T done = work.apply(locked);
          Failpoints.hit("alert.directive-saved");
          return done;
        });
  }

  @Override
  public Optional<Directive> find(DirectiveName name) {
    return query(
            name.workspace(),
            FIND,
            statement -> {
              statement.setString(1, name.workspace());
              statement.setString(2, name.directiveId());
            })
        .stream()
        .findFirst();
  }

  @Override
  public Authority authority(String workspace, String deployment) {
    return transactions.read(
        workspace, connection -> JdbcDirectiveWork.authority(connection, workspace, deployment));
  }

  @Override
  public List<Authority> authorities(
      String workspace, boolean unknownOnly, String after, int limit) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(AUTHORITIES)) {
            statement.setString(1, workspace);
            statement.setString(2, after);
            statement.setBoolean(3, unknownOnly);
            statement.setInt(4, limit);
            List<Authority> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                found.add(JdbcDirectiveWork.authority(row, row.getString("deployment")));
              }
            }
            return found;
          }
        });
  }

  @Override
  public List<DeploymentEntry> entries(
      String workspace, String deployment, boolean acknowledgedOnly) {
    return transactions.read(
        workspace,
        connection ->
            JdbcDirectiveWork.entries(connection, workspace, deployment, acknowledgedOnly));
  }

  @Override
  public List<Directive> list(
      String workspace,
      String deployment,
      Set<DirectiveState> states,
      @Nullable Place after,
      int limit) {
    return query(
        workspace,
        LIST,
        statement -> {
          var names =
              statement
                  .getConnection()
                  .createArrayOf("text", states.stream().map(Enum::name).toArray());
          var time = after == null ? null : DirectiveRow.time(after.proposeTime());
          int next = 1;
          statement.setString(next++, workspace);
          statement.setString(next++, deployment);
          statement.setString(next++, deployment);
          statement.setArray(next++, names);
          statement.setArray(next++, names);
          statement.setObject(next++, time, Types.TIMESTAMP_WITH_TIMEZONE);
          statement.setObject(next++, time, Types.TIMESTAMP_WITH_TIMEZONE);
          statement.setObject(next++, time, Types.TIMESTAMP_WITH_TIMEZONE);
          statement.setString(next++, after == null ? "" : after.directiveId());
          statement.setInt(next, limit);
        });
  }

  @Override
  public List<Directive> orderedAfter(String workspace, String deployment, long after, int limit) {
    return query(
        workspace,
        ORDERED_AFTER,
        statement -> {
          statement.setString(1, workspace);
          statement.setString(2, deployment);
          statement.setLong(3, after);
          statement.setInt(4, limit);
        });
  }

  @Override
  public List<Directive> unanswered(String workspace, String deployment, int limit) {
    return query(
        workspace,
        UNANSWERED,
        statement -> {
          statement.setString(1, workspace);
          statement.setString(2, deployment);
          statement.setInt(3, limit);
        });
  }

  @Override
  public List<Directive> ofIncident(String workspace, String incidentId) {
    return query(
        workspace,
        OF_INCIDENT,
        statement -> {
          statement.setString(1, workspace);
          statement.setString(2, incidentId);
        });
  }

  private List<Directive> query(String workspace, String sql, Binder binder) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            List<Directive> directives = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                directives.add(DirectiveRow.directive(row));
              }
            }
            return directives;
          }
        });
  }

  private interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }
}

package io.candor.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The tenant wall of a migrated database: every table of workspaces is behind row-level security
/// that holds for its owner too, the serving roles own nothing and pass no wall, and the workspace
/// is the first column of every key.
public final class RlsConformance {
  private final Connection connection;
  private final List<String> violations = new ArrayList<>();

  private RlsConformance(Connection connection) {
    this.connection = connection;
  }

  /// Fails with every breach of the wall.
  ///
  /// @param connection to the migrated database, with any role that may read the catalogue
  /// @param servingRoles the roles that serve: app and relay
  public static void check(Connection connection, String... servingRoles) throws SQLException {
    RlsConformance conformance = new RlsConformance(connection);
    conformance.tables();
    conformance.partitions(servingRoles);
    conformance.keys();
    for (String role : servingRoles) {
      conformance.role(role);
    }
    assertThat(conformance.violations).as("breaches of the tenant wall").isEmpty();
  }

  private void tables() throws SQLException {
    find(
        "%s has a workspace and no forced row-level security",
        """
        SELECT c.oid::regclass::text FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace' AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
        """);
    find(
        "%s has a workspace and no policy",
        """
        SELECT c.oid::regclass::text FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace' AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
          AND c.relnamespace = 'public'::regnamespace
          AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)
        """);
  }

  /// The policies of a table do not hold for its partitions when they are named themselves.
  private void partitions(String... servingRoles) throws SQLException {
    for (String role : servingRoles) {
      find(
          "partition %s is open to " + role,
          """
          SELECT c.oid::regclass::text FROM pg_class c
          WHERE c.relispartition AND c.relkind IN ('r', 'p')
            AND c.relnamespace = 'public'::regnamespace
            AND has_table_privilege(?, c.oid, 'SELECT, INSERT, UPDATE, DELETE')
          """,
          role);
    }
  }

  private void keys() throws SQLException {
    find(
        "unique index %s does not begin with the workspace",
        """
        SELECT i.indexrelid::regclass::text FROM pg_index i
        JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
        JOIN pg_attribute w ON w.attrelid = c.oid AND w.attname = 'workspace' AND NOT w.attisdropped
        WHERE i.indisunique AND i.indkey[0] <> w.attnum
        """);
    find(
        "foreign key %s does not begin with the workspace",
        """
        SELECT k.conname::text FROM pg_constraint k
        JOIN pg_attribute w ON w.attrelid = k.conrelid AND w.attname = 'workspace'
        WHERE k.contype = 'f' AND k.conkey[1] <> w.attnum
        """);
  }

  private void role(String role) throws SQLException {
    find(
        "%s passes row-level security",
        "SELECT rolname::text FROM pg_roles WHERE rolname = ? AND (rolsuper OR rolbypassrls)",
        role);
    find(
        role + " owns %s",
        """
        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
        WHERE r.rolname = ?
        """,
        role);
    find(
        role + " is a member of %s",
        """
        SELECT g.rolname::text FROM pg_auth_members m
        JOIN pg_roles r ON r.oid = m.member JOIN pg_roles g ON g.oid = m.roleid
        WHERE r.rolname = ?
        """,
        role);
  }

  private void find(String violation, String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          violations.add(violation.formatted(rows.getString(1)));
        }
      }
    }
  }
}

package io.candor.alert.audit;

import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// [AuditLog] in PostgreSQL. The serving role may insert and read, nothing else.
@Singleton
final class JdbcAuditLog implements AuditLog {
  private static final String COLUMNS =
      "sequence, event_time, actor, action, resource, detail, previous_hash, hash";

  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('audit/' || ?, 0))";

  private static final String HEAD =
      "SELECT sequence, hash FROM audit_entry WHERE workspace = ? ORDER BY sequence DESC LIMIT 1";

  private static final String INSERT =
      "INSERT INTO audit_entry (workspace, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String LIST =
      "SELECT "
          + COLUMNS
          + """
           FROM audit_entry
          WHERE workspace = ? AND (? = '' OR resource = ?) AND sequence < ?
          ORDER BY sequence DESC LIMIT ?
          """;

  private static final String PAGE_FORWARD =
      "SELECT "
          + COLUMNS
          + " FROM audit_entry WHERE workspace = ? AND sequence > ? ORDER BY sequence LIMIT ?";

  private static final int PAGE = 1000;

  private final WorkspaceTransactions transactions;

  JdbcAuditLog(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void append(String workspace, AuditEvent event) {
    transactions.write(
        workspace,
        connection -> {
          try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, workspace);
            lock.execute();
          }
          insert(connection, workspace, next(connection, workspace, event));
          return Boolean.TRUE;
        });
  }

  @Override
  public List<AuditEntry> list(String workspace, String resource, long before, int limit) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setString(1, workspace);
            statement.setString(2, resource);
            statement.setString(3, resource);
            statement.setLong(4, before);
            statement.setInt(5, limit);
            return entries(statement);
          }
        });
  }

  @Override
  public void readAll(String workspace, Consumer<AuditEntry> reader) {
    // Page by page: the chain only grows, so entries that come meanwhile are at its end.
    long last = 0;
    List<AuditEntry> page;
    do {
      page = pageAfter(workspace, last);
      page.forEach(reader);
      last = page.isEmpty() ? last : page.getLast().sequence();
    } while (page.size() == PAGE);
  }

  private List<AuditEntry> pageAfter(String workspace, long sequence) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PAGE_FORWARD)) {
            statement.setString(1, workspace);
            statement.setLong(2, sequence);
            statement.setInt(3, PAGE);
            return entries(statement);
          }
        });
  }

  private static AuditEntry next(Connection connection, String workspace, AuditEvent event)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HEAD)) {
      statement.setString(1, workspace);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? AuditChain.next(workspace, row.getLong(1), row.getString(2), event)
            : AuditChain.next(workspace, 0, AuditChain.START, event);
      }
    }
  }

  private static void insert(Connection connection, String workspace, AuditEntry entry)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      int next = 1;
      statement.setString(next++, workspace);
      statement.setLong(next++, entry.sequence());
      statement.setObject(next++, entry.time().atOffset(ZoneOffset.UTC));
      statement.setString(next++, entry.actor());
      statement.setString(next++, entry.action());
      statement.setString(next++, entry.resource());
      statement.setString(next++, entry.detailJson());
      statement.setString(next++, entry.previousHash());
      statement.setString(next, entry.hash());
      statement.executeUpdate();
    }
  }

  private static List<AuditEntry> entries(PreparedStatement statement) throws SQLException {
    List<AuditEntry> entries = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        entries.add(
            new AuditEntry(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8)));
      }
    }
    return entries;
  }
}

package io.candor.metrics.fact;

import io.candor.metrics.jdbc.JdbcColumns;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rows of `account_fact` and `account_version`.
public final class JdbcAccounts {
  private record VersionRow(String accountId, int position, AccountHistory.Version version) {}

  private static final JdbcColumns<AccountHistory> ACCOUNTS =
      JdbcColumns.<AccountHistory>of("account_id", "text", AccountHistory::accountId)
          .and("revision", "bigint", AccountHistory::revision)
          .build();
  private static final JdbcColumns<VersionRow> VERSIONS =
      JdbcColumns.<VersionRow>of("account_id", "text", VersionRow::accountId)
          .and("position", "int", VersionRow::position)
          .and("start_time", "timestamptz", row -> row.version().startTime().orElse(null))
          .and("segment", "text", row -> row.version().segment())
          .and("plan", "text", row -> row.version().plan())
          .and("arr_currency", "text", row -> row.version().arrCurrency())
          .and("arr_micros", "bigint", row -> row.version().arrMicros())
          .and("renewal_date", "date", row -> row.version().renewalDate().orElse(null))
          .and("lifecycle_stage", "text", row -> row.version().lifecycleStage())
          .build();

  private static final String UPSERT =
      """
      insert into account_fact (workspace, %s) select ?, %s from %s
      on conflict (workspace, account_id) do update set revision = excluded.revision
      """
          .formatted(ACCOUNTS.names(), ACCOUNTS.names("r"), ACCOUNTS.unnest("r"));
  private static final String DELETE_VERSIONS =
      "delete from account_version where workspace = ? and account_id = any (?)";
  private static final String INSERT_VERSIONS =
      "insert into account_version (workspace, %s) select ?, %s from %s"
          .formatted(VERSIONS.names(), VERSIONS.names("r"), VERSIONS.unnest("r"));
  private static final String SELECT =
      """
      select a.account_id, a.revision, v.position, v.start_time, v.segment, v.plan,
        v.arr_currency, v.arr_micros, v.renewal_date, v.lifecycle_stage
      from account_fact a
      left join account_version v on v.workspace = a.workspace and v.account_id = a.account_id
      where a.workspace = ? %s
      order by a.account_id, v.position
      """;
  private static final String SELECT_SOME = SELECT.formatted("and a.account_id = any (?)");
  private static final String SELECT_ALL = SELECT.formatted("");

  private final Connection connection;
  private final String workspace;

  public JdbcAccounts(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  /// Histories by account id; accounts that are not known are left out.
  Map<String, AccountHistory> withIds(Collection<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement statement = connection.prepareStatement(SELECT_SOME)) {
      statement.setString(1, workspace);
      JdbcValues.setTexts(statement, 2, ids);
      return read(statement);
    }
  }

  /// Every history.
  public List<AccountHistory> all() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT_ALL)) {
      statement.setString(1, workspace);
      return List.copyOf(read(statement).values());
    }
  }

  private static Map<String, AccountHistory> read(PreparedStatement statement) throws SQLException {
    Map<String, AccountHistory> accounts = new HashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        add(accounts, rows);
      }
    }
    return accounts;
  }

  private static void add(Map<String, AccountHistory> accounts, ResultSet row) throws SQLException {
    String id = row.getString("account_id");
    AccountHistory known =
        accounts.getOrDefault(id, new AccountHistory(id, row.getLong("revision"), List.of()));
    List<AccountHistory.Version> versions = new ArrayList<>(known.versions());
    if (row.getString("segment") != null) {
      versions.add(
          new AccountHistory.Version(
              JdbcValues.optionalInstant(row, "start_time"),
              row.getString("segment"),
              row.getString("plan"),
              row.getString("arr_currency"),
              row.getLong("arr_micros"),
              JdbcValues.optionalDate(row, "renewal_date"),
              row.getString("lifecycle_stage")));
    }
    accounts.put(id, new AccountHistory(id, known.revision(), versions));
  }

  void upsert(List<AccountHistory> accounts) throws SQLException {
    if (accounts.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setString(1, workspace);
      ACCOUNTS.bind(statement, 2, accounts);
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETE_VERSIONS)) {
      statement.setString(1, workspace);
      JdbcValues.setTexts(statement, 2, accounts.stream().map(AccountHistory::accountId).toList());
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT_VERSIONS)) {
      statement.setString(1, workspace);
      VERSIONS.bind(statement, 2, versionRows(accounts));
      statement.executeUpdate();
    }
  }

  private static List<VersionRow> versionRows(List<AccountHistory> accounts) {
    List<VersionRow> rows = new ArrayList<>();
    for (AccountHistory account : accounts) {
      for (int position = 0; position < account.versions().size(); position++) {
        rows.add(new VersionRow(account.accountId(), position, account.versions().get(position)));
      }
    }
    return rows;
  }
}

package io.candor.metrics.diagnosis;

import io.candor.kit.jdbc.StoreException;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.AccountHistory;
import io.candor.metrics.fact.Item;
import io.candor.metrics.fact.JdbcAccounts;
import io.candor.metrics.fact.JdbcItems;
import io.candor.metrics.fact.PlacedItem;
import io.candor.metrics.impact.JdbcLowItems;
import io.candor.metrics.impact.LowItems;
import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.volume.ItemCell;
import io.candor.metrics.volume.ItemCounts;
import io.candor.metrics.volume.ItemKey;
import io.candor.metrics.workspace.JdbcWorkspaceTerms;
import io.candor.metrics.workspace.WorkspaceTerms;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// [DiagnosisStore] on PostgreSQL.
@Singleton
final class JdbcDiagnosisStore implements DiagnosisStore {
  private static final String CELLS_OF_WEEKS =
      """
      select week, area, theme, segment, source, sum(items)::bigint, sum(verbatims)::bigint,
        sum(rated)::bigint, sum(low)::bigint, sum(severity)::bigint, sum(rating_nanos)::bigint
      from item_counter where workspace = ? and week = any (?)
      group by week, area, theme, segment, source having sum(items) <> 0
      """;
  private static final String AREA_CELLS =
      """
      select week, area, '', '', source, sum(items)::bigint, sum(verbatims)::bigint,
        sum(rated)::bigint, sum(low)::bigint, sum(severity)::bigint, sum(rating_nanos)::bigint
      from item_counter where workspace = ? and week >= ? and week <= ?
      group by week, area, source having sum(items) <> 0
      """;
  private static final String AFFECTED =
      """
      select account_id, count(*) as low_count, min(time) as first_time, max(time) as last_time
      from item_fact
      where workspace = ? and theme = ? and area = ? and low and time >= ? and time < ?
        and account_id <> ''
      group by account_id order by account_id collate "C"
      """;
  private static final String ROOT_CAUSES =
      """
      select week, area, theme, root_cause, count(*)
      from item_fact
      where workspace = ? and low and root_cause <> '' and week >= ? and week <= ?
      group by week, area, theme, root_cause
      """;
  private static final String LATEST =
      """
      select week from item_counter where workspace = ? and items <> 0
      order by week desc limit 1
      """;

  private static final int WEEK_USES = 3;

  private final WorkspaceTransactions transactions;

  JdbcDiagnosisStore(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T read(String workspace, Function<Reader, T> reading) {
    return transactions.read(
        workspace, connection -> reading.apply(new JdbcReader(connection, workspace)));
  }

  private record JdbcReader(Connection connection, String workspace) implements Reader {

    @Override
    public WorkspaceTerms terms() {
      try {
        return JdbcWorkspaceTerms.read(connection, workspace);
      } catch (SQLException e) {
        throw failed(e);
      }
    }

    @Override
    public Optional<IsoWeek> latestWeek() {
      try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
        statement.setString(1, workspace);
        return JdbcValues.list(statement, row -> new IsoWeek(row.getObject(1, LocalDate.class)))
            .stream()
            .findFirst();
      } catch (SQLException e) {
        throw failed(e);
      }
    }

    @Override
    public List<ItemCell> cells(Collection<IsoWeek> weeks) {
      try (PreparedStatement statement = connection.prepareStatement(CELLS_OF_WEEKS)) {
        statement.setString(1, workspace);
        JdbcValues.setDates(statement, 2, weeks.stream().map(IsoWeek::monday).toList());
        return JdbcValues.list(statement, JdbcReader::cell);
      } catch (SQLException e) {
        throw failed(e);
      }
    }

    @Override
    public List<ItemCell> areaCells(IsoWeek first, IsoWeek last) {
      try (PreparedStatement statement = connection.prepareStatement(AREA_CELLS)) {
        statement.setString(1, workspace);
        statement.setObject(2, first.monday());
        statement.setObject(3, last.monday());
        return JdbcValues.list(statement, JdbcReader::cell);
      } catch (SQLException e) {
        throw failed(e);
      }
    }

    @Override
    public LowItems lowItems(String area, String theme, Instant from, Instant to) {
      try {
        return JdbcLowItems.read(connection, workspace, area, theme, from, to);
      } catch (SQLException e) {
        throw failed(e);
      }
    }

    @Override
    public List<AffectedAccount> affected(String area, String theme, Instant from, Instant to) {
      try (PreparedStatement statement = connection.prepareStatement(AFFECTED)) {
        statement.setString(1, workspace);
        statement.setString(2, theme);
        statement.setString(3, area);
        statement.setObject(4, JdbcValues.timestamp(from));
        statement.setObject(5, JdbcValues.timestamp(to));
        return JdbcValues.list(
            statement,
            row ->
                new AffectedAccount(
                    row.getString("account_id"),
                    row.getLong("low_count"),
                    JdbcValues.instant(row, "first_time"),
                    JdbcValues.instant(row, "last_time")));
      } catch (SQLException e) {
        throw failed(e);
      }
    }

    @Override
    public RootCauses rootCauses(IsoWeek first, IsoWeek last) {
      try (PreparedStatement statement = connection.prepareStatement(ROOT_CAUSES)) {
        statement.setString(1, workspace);
        statement.setObject(2, first.monday());
        statement.setObject(3, last.monday());
        return new RootCauses(
            JdbcValues.list(
                statement,
                row ->
                    new RootCauses.Count(
                        new IsoWeek(row.getObject(1, LocalDate.class)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5))));
      } catch (SQLException e) {
        throw failed(e);
      }
    }

    @Override
    public List<AccountHistory> accounts() {
      try {
        return new JdbcAccounts(connection, workspace).all();
      } catch (SQLException e) {
        throw failed(e);
      }
    }

    @Override
    public List<PlacedItem> items(ItemFilter filter, Optional<Place> after, int limit) {
      StringBuilder sql =
          new StringBuilder("select ")
              .append(JdbcItems.columns())
              .append(" from item_fact where workspace = ? and source <> '" + Item.ERASED + "'");
      if (!filter.area().isEmpty()) {
        sql.append(" and area = ?");
      }
      if (!filter.theme().isEmpty()) {
        sql.append(" and theme = ?");
      }
      if (filter.week().isPresent()) {
        // The week follows from the time; the bounds keep to its part of the index by time.
        sql.append(
            " and week = ? and time >= ?::date - interval '1 day'"
                + " and time < ?::date + interval '8 days'");
      }
      if (filter.lowOnly()) {
        sql.append(" and low");
      }
      if (filter.segment().isPresent()) {
        sql.append(" and segment = ?");
      }
      if (after.isPresent()) {
        sql.append(
            " and (time < ? or (time = ? and (conversation_id, source, item_id) > (?, ?, ?)))");
      }
      sql.append(" order by time desc, conversation_id, source, item_id limit ?");
      try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
        bind(statement, filter, after, limit);
        return JdbcValues.list(statement, JdbcItems::read);
      } catch (SQLException e) {
        throw failed(e);
      }
    }

    private void bind(
        PreparedStatement statement, ItemFilter filter, Optional<Place> after, int limit)
        throws SQLException {
      int index = 1;
      statement.setString(index++, workspace);
      if (!filter.area().isEmpty()) {
        statement.setString(index++, filter.area());
      }
      if (!filter.theme().isEmpty()) {
        statement.setString(index++, filter.theme());
      }
      if (filter.week().isPresent()) {
        for (int use = 0; use < WEEK_USES; use++) {
          statement.setObject(index++, filter.week().get().monday());
        }
      }
      if (filter.segment().isPresent()) {
        statement.setString(index++, filter.segment().get());
      }
      if (after.isPresent()) {
        Place place = after.get();
        statement.setObject(index++, JdbcValues.timestamp(place.time()));
        statement.setObject(index++, JdbcValues.timestamp(place.time()));
        statement.setString(index++, place.conversationId());
        statement.setString(index++, place.source());
        statement.setString(index++, place.itemId());
      }
      statement.setInt(index, limit);
    }

    private static ItemCell cell(ResultSet row) throws SQLException {
      return new ItemCell(
          new ItemKey(
              new IsoWeek(row.getObject(1, LocalDate.class)),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getString(5)),
          new ItemCounts(
              row.getLong(6),
              row.getLong(7),
              row.getLong(8),
              row.getLong(9),
              row.getLong(10),
              row.getLong(11)));
    }

    private static StoreException failed(SQLException cause) {
      return new StoreException("The diagnosis cannot be read", cause);
    }
  }
}

package io.candor.metrics.panel;

import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.baseline.BaselineCell;
import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.baseline.BaselineWindow;
import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CellKey;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.RepeatCounts;
import io.candor.metrics.counter.JdbcCellFigures;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.fact.JdbcDeployments;
import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.settings.WindowSettings;
import io.candor.metrics.workspace.JdbcWorkspaceTerms;
import io.candor.metrics.workspace.WorkspaceTerms;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// [PanelStore] on PostgreSQL.
@Singleton
final class JdbcPanelStore implements PanelStore {
  private static final String CELLS =
      """
      select week, archetype, %1$s, %2$s from cell_counter
      where workspace = ? and week = any (?) and deployment_id = ?
      group by week, archetype%3$s
      """;
  private static final String LIVE_BASELINE =
      """
      select archetype, %1$s, %2$s from baseline_counter
      where workspace = ? and deployment_id = ?
      group by archetype%3$s
      """;
  private static final String FROZEN_BASELINE =
      """
      select archetype, %1$s, %2$s from baseline_cell
      where workspace = ? and deployment_id = ? and version = ?
      group by archetype%3$s
      """;
  private static final String BASELINES =
      """
      select version, freeze_time, author, reason, window_start_time, window_end_time
      from baseline where workspace = ? and deployment_id = ? order by version desc
      """;
  private static final String LATEST_BASELINE = BASELINES + " limit 1";
  private static final String REPEATS =
      """
      select archetype, %1$s,
        count(*) filter (where close_time <= ?::timestamptz - interval '7 days'),
        count(*) filter (where close_time <= ?::timestamptz - interval '7 days'
          and next_contact_time <= close_time + interval '7 days'),
        count(*) filter (where close_time <= ?::timestamptz - interval '30 days'),
        count(*) filter (where close_time <= ?::timestamptz - interval '30 days'
          and next_contact_time <= close_time + interval '30 days')
      from conversation_fact
      where workspace = ? and week = ? and deployment_id = ? and customer_id <> ''
      group by archetype%2$s
      """;
  private static final String HANDLE_TIMES =
      """
      select week, archetype, segment, channel, bot_handle_millis, agent_turns_handle_millis,
        agent_ticketing_handle_millis
      from conversation_fact
      where workspace = ? and week = any (?) and deployment_id = ?
        and coalesce(bot_handle_millis, agent_turns_handle_millis,
          agent_ticketing_handle_millis) is not null
      """;
  // Two walks along the key, which both end at the first row they find.
  private static final String SPAN =
      """
      select
        (select week from cell_counter where workspace = ? and deployment_id = ?
          and conversations <> 0 order by week limit 1) as first,
        (select week from cell_counter where workspace = ? and deployment_id = ?
          and conversations <> 0 order by week desc limit 1) as last
      """;

  private final WorkspaceTransactions transactions;

  JdbcPanelStore(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T read(String workspace, Function<Reader, T> reading) {
    return transactions.read(
        workspace, connection -> reading.apply(new JdbcReader(connection, workspace)));
  }

  /// The two columns that a part takes, and what to group by for it. Parts that are summed over are
  /// empty.
  private static String cut(String form, CutBy by) {
    return switch (by) {
      case NOTHING -> form.formatted("'' as segment, '' as channel", JdbcCellFigures.sums(), "");
      case SEGMENT -> form.formatted("segment, '' as channel", JdbcCellFigures.sums(), ", segment");
      case CHANNEL -> form.formatted("'' as segment, channel", JdbcCellFigures.sums(), ", channel");
    };
  }

  private static String finest(String form) {
    return form.formatted("segment, channel", JdbcCellFigures.sums(), ", segment, channel");
  }

  private static final class JdbcReader implements Reader {
    private final Connection connection;
    private final String workspace;
    private final WorkspaceTerms terms;

    JdbcReader(Connection connection, String workspace) {
      this.connection = connection;
      this.workspace = workspace;
      this.terms = sql(() -> JdbcWorkspaceTerms.read(connection, workspace));
    }

    @Override
    public WorkspaceTerms terms() {
      return terms;
    }

    @Override
    public List<Deployment> deployments() {
      return sql(() -> new JdbcDeployments(connection, workspace).all());
    }

    @Override
    public BaselineVersion baseline(Deployment deployment, CutBy by) {
      return sql(
          () -> {
            List<BaselineVersion> frozen =
                frozenBaselines(deployment, LATEST_BASELINE, cut(FROZEN_BASELINE, by));
            return frozen.isEmpty()
                ? liveBaseline(deployment, cut(LIVE_BASELINE, by))
                : frozen.getFirst();
          });
    }

    @Override
    public List<BaselineVersion> baselines(Deployment deployment) {
      return sql(
          () -> {
            List<BaselineVersion> frozen =
                frozenBaselines(deployment, BASELINES, finest(FROZEN_BASELINE));
            return frozen.isEmpty()
                ? List.of(liveBaseline(deployment, finest(LIVE_BASELINE)))
                : frozen;
          });
    }

    private List<BaselineVersion> frozenBaselines(
        Deployment deployment, String versions, String cells) throws SQLException {
      List<BaselineVersion> result = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(versions)) {
        statement.setString(1, workspace);
        statement.setString(2, deployment.deploymentId());
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            int version = row.getInt("version");
            result.add(
                new BaselineVersion(
                    version,
                    JdbcValues.optionalInstant(row, "freeze_time"),
                    row.getString("author"),
                    row.getString("reason"),
                    new BaselineWindow(
                        JdbcValues.instant(row, "window_start_time"),
                        JdbcValues.instant(row, "window_end_time")),
                    freeze(baselineCells(cells, deployment.deploymentId(), version))));
          }
        }
      }
      return result;
    }

    private BaselineVersion liveBaseline(Deployment deployment, String cells) throws SQLException {
      WindowSettings windows = terms.settings().windows();
      return new BaselineVersion(
          1,
          Optional.empty(),
          BaselineVersion.AUTOMATIC,
          BaselineVersion.BEFORE_GO_LIVE,
          BaselineWindow.before(deployment.goLiveTime(), windows.baselineDays()),
          freeze(baselineCells(cells, deployment.deploymentId(), null)));
    }

    private Baseline freeze(List<BaselineCell> cells) {
      return Baseline.freeze(cells, terms.settings().windows().aloneArchetypes());
    }

    private List<BaselineCell> baselineCells(
        String query, String deploymentId, @org.jspecify.annotations.Nullable Integer version)
        throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(query)) {
        statement.setString(1, workspace);
        statement.setString(2, deploymentId);
        if (version != null) {
          statement.setInt(3, version);
        }
        return JdbcValues.list(
                statement,
                row ->
                    new BaselineCell(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        JdbcCellFigures.read(row, 4)))
            .stream()
            .filter(cell -> !cell.counts().equals(CellCounts.ZERO))
            .toList();
      }
    }

    @Override
    public List<Cell> cells(String deploymentId, Collection<IsoWeek> weeks, CutBy by) {
      return sql(
          () -> {
            try (PreparedStatement statement = connection.prepareStatement(cut(CELLS, by))) {
              statement.setString(1, workspace);
              JdbcValues.setDates(statement, 2, weeks.stream().map(IsoWeek::monday).toList());
              statement.setString(3, deploymentId);
              return JdbcValues.list(
                      statement,
                      row ->
                          new Cell(
                              new CellKey(
                                  deploymentId,
                                  row.getString(2),
                                  new IsoWeek(row.getObject(1, LocalDate.class)),
                                  row.getString(3),
                                  row.getString(4)),
                              JdbcCellFigures.read(row, 5)))
                  .stream()
                  .filter(cell -> !cell.counts().equals(CellCounts.ZERO))
                  .toList();
            }
          });
    }

    @Override
    public List<Cell> repeatContacts(String deploymentId, IsoWeek week, CutBy by, Instant asOf) {
      return sql(
          () -> {
            try (PreparedStatement statement = connection.prepareStatement(repeats(by))) {
              for (int parameter = 1; parameter <= 4; parameter++) {
                statement.setObject(parameter, JdbcValues.timestamp(asOf));
              }
              statement.setString(5, workspace);
              statement.setObject(6, week.monday());
              statement.setString(7, deploymentId);
              return JdbcValues.list(statement, row -> repeatCell(deploymentId, week, row));
            }
          });
    }

    private static String repeats(CutBy by) {
      return switch (by) {
        case NOTHING -> REPEATS.formatted("'' as segment, '' as channel", "");
        case SEGMENT -> REPEATS.formatted("segment, '' as channel", ", segment");
        case CHANNEL -> REPEATS.formatted("'' as segment, channel", ", channel");
      };
    }

    private static Cell repeatCell(String deploymentId, IsoWeek week, ResultSet row)
        throws SQLException {
      return new Cell(
          new CellKey(deploymentId, row.getString(1), week, row.getString(2), row.getString(3)),
          CellCounts.ZERO.withRepeatContact(
              new RepeatCounts(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7))));
    }

    @Override
    public List<HandleTimeRow> handleTimes(String deploymentId, Collection<IsoWeek> weeks) {
      return sql(
          () -> {
            try (PreparedStatement statement = connection.prepareStatement(HANDLE_TIMES)) {
              statement.setString(1, workspace);
              JdbcValues.setDates(statement, 2, weeks.stream().map(IsoWeek::monday).toList());
              statement.setString(3, deploymentId);
              return JdbcValues.list(
                  statement,
                  row ->
                      new HandleTimeRow(
                          new IsoWeek(row.getObject(1, LocalDate.class)),
                          row.getString(2),
                          row.getString(3),
                          row.getString(4),
                          JdbcValues.optionalLong(row, "bot_handle_millis"),
                          JdbcValues.optionalLong(row, "agent_turns_handle_millis"),
                          JdbcValues.optionalLong(row, "agent_ticketing_handle_millis")));
            }
          });
    }

    @Override
    public Optional<WeekSpan> span(String deploymentId) {
      return sql(
          () -> {
            try (PreparedStatement statement = connection.prepareStatement(SPAN)) {
              statement.setString(1, workspace);
              statement.setString(2, deploymentId);
              statement.setString(3, workspace);
              statement.setString(4, deploymentId);
              try (ResultSet row = statement.executeQuery()) {
                row.next();
                Optional<LocalDate> first = JdbcValues.optionalDate(row, "first");
                Optional<LocalDate> last = JdbcValues.optionalDate(row, "last");
                return first.flatMap(
                    from -> last.map(to -> new WeekSpan(new IsoWeek(from), new IsoWeek(to))));
              }
            }
          });
    }

    private interface Query<T> {
      T run() throws SQLException;
    }

    // Readers are plain functions: the failure goes on to the transaction as it would without them.
    private static <T> T sql(Query<T> query) {
      try {
        return query.run();
      } catch (SQLException e) {
        throw new io.candor.kit.jdbc.StoreException("The counters cannot be read", e);
      }
    }
  }
}

package io.candor.metrics.panel;

import io.candor.kit.jdbc.StoreException;
import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CellKey;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.RepeatCounts;
import io.candor.metrics.counter.JdbcCellFigures;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.fact.JdbcDeployments;
import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.workspace.JdbcWorkspaceTerms;
import io.candor.metrics.workspace.WorkspaceTerms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/// [PanelStore.Reader] on PostgreSQL, inside one transaction.
final class JdbcPanelReader implements PanelStore.Reader {
  private static final String CELLS =
      """
      select week, archetype, %1$s, %2$s from cell_counter
      where workspace = ? and week = any (?) and deployment_id = ?
      group by week, archetype%3$s
      """;
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
  // Two walks along the key, which both end at the first row they find.
  private static final String SPAN =
      """
      select
        (select week from cell_counter where workspace = ? and deployment_id = ?
          and conversations <> 0 order by week limit 1) as first,
        (select week from cell_counter where workspace = ? and deployment_id = ?
          and conversations <> 0 order by week desc limit 1) as last
      """;

  // To plan sixty sums takes a quarter of the time of adding them up, and every panel has the same
  // plan: walks along a key. Pages of conversations are other queries, for which it depends.
  private static final String PLAN_ONCE = "set local plan_cache_mode = force_generic_plan";

  private final Connection connection;
  private final String workspace;
  private final WorkspaceTerms terms;
  private boolean plansOnce;

  JdbcPanelReader(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
    this.terms = sql(() -> JdbcWorkspaceTerms.read(connection, workspace));
  }

  private JdbcPanelReader(Connection connection, String workspace, WorkspaceTerms terms) {
    this.connection = connection;
    this.workspace = workspace;
    this.terms = terms;
  }

  @Override
  public PanelStore.Reader with(WorkspaceTerms tried) {
    return new JdbcPanelReader(connection, workspace, tried);
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
  public BaselineVersion baseline(Deployment deployment, CutBy by, IsoWeek week) {
    return sql(
        () -> {
          planOnce();
          return baselinesOf(deployment).inForce(deployment, by, week);
        });
  }

  @Override
  public NavigableSet<IsoWeek> effectiveWeeks(String deploymentId) {
    return sql(
        () ->
            new JdbcBaselines(connection, workspace, terms.settings(deploymentId).windows())
                .effectiveWeeks(deploymentId));
  }

  @Override
  public List<AcceptedLevel> acceptedLevels(String deploymentId) {
    return sql(() -> JdbcAcceptedLevels.read(connection, workspace, deploymentId));
  }

  @Override
  public Map<String, List<Cell>> versionCells(
      String deploymentId, Collection<IsoWeek> weeks, Instant asOf) {
    return sql(
        () ->
            JdbcVersionCells.read(
                connection, workspace, deploymentId, weeks, terms.settings().counting(), asOf));
  }

  @Override
  public List<ConfidenceBand> confidence(String deploymentId, Collection<IsoWeek> weeks) {
    return sql(() -> JdbcConfidence.read(connection, workspace, deploymentId, weeks));
  }

  @Override
  public List<MemberConversation> conversations(CellQuery query) {
    return sql(
        () ->
            JdbcCellConversations.read(connection, workspace, query, terms.settings().counting()));
  }

  @Override
  public List<BaselineVersion> baselines(Deployment deployment) {
    return sql(() -> baselinesOf(deployment).all(deployment));
  }

  private JdbcBaselines baselinesOf(Deployment deployment) {
    return new JdbcBaselines(
        connection, workspace, terms.settings(deployment.deploymentId()).windows());
  }

  @Override
  public List<Cell> cells(String deploymentId, Collection<IsoWeek> weeks, CutBy by) {
    return sql(
        () -> {
          planOnce();
          try (PreparedStatement statement =
              connection.prepareStatement(JdbcCuts.apply(CELLS, by))) {
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
  public List<Cell> botTimes(String deploymentId, Collection<IsoWeek> weeks, CutBy by) {
    return sql(() -> JdbcBotTimes.read(connection, workspace, deploymentId, weeks, by));
  }

  @Override
  public List<Cell> repeatContacts(String deploymentId, IsoWeek week, CutBy by, Instant asOf) {
    return sql(
        () -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  REPEATS.formatted(JdbcCuts.parts(by), JdbcCuts.grouping(by)))) {
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

  private static Cell repeatCell(String deploymentId, IsoWeek week, ResultSet row)
      throws SQLException {
    return new Cell(
        new CellKey(deploymentId, row.getString(1), week, row.getString(2), row.getString(3)),
        CellCounts.ZERO.withRepeatContact(
            new RepeatCounts(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7))));
  }

  @Override
  public List<HandleTimeSample> handleTimes(
      String deploymentId, Collection<IsoWeek> weeks, CutBy by, Optional<String> botVersion) {
    return sql(
        () -> JdbcHandleTimes.read(connection, workspace, deploymentId, weeks, by, botVersion));
  }

  @Override
  public Optional<PanelStore.WeekSpan> span(String deploymentId) {
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
                  from ->
                      last.map(to -> new PanelStore.WeekSpan(new IsoWeek(from), new IsoWeek(to))));
            }
          }
        });
  }

  /// For what is left of the transaction.
  private void planOnce() throws SQLException {
    if (!plansOnce) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(PLAN_ONCE);
      }
      plansOnce = true;
    }
  }

  private interface Query<T> {
    T run() throws SQLException;
  }

  // Readers are plain functions: the failure goes on to the transaction as it would without them.
  private static <T> T sql(Query<T> query) {
    try {
      return query.run();
    } catch (SQLException e) {
      throw new StoreException("The counters cannot be read", e);
    }
  }
}

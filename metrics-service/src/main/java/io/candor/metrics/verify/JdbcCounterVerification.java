package io.candor.metrics.verify;

import io.candor.kit.jdbc.StoreException;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.counter.CounterDeltas;
import io.candor.metrics.counter.JdbcCellFigures;
import io.candor.metrics.counter.JdbcCounterScan;
import io.candor.metrics.evaluation.JdbcEvaluationReader;
import io.candor.metrics.evaluation.JdbcFindingComparison;
import io.candor.metrics.fact.Contributions;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.fact.JdbcDeployments;
import io.candor.metrics.fact.JdbcFactScan;
import io.candor.metrics.fact.JdbcRetainedFacts;
import io.candor.metrics.jdbc.JdbcColumn;
import io.candor.metrics.panel.CounterVerification;
import io.candor.metrics.panel.PanelStore;
import io.candor.metrics.volume.HourCounts;
import io.candor.metrics.volume.ItemCounts;
import io.candor.metrics.workspace.JdbcWorkspaceTerms;
import io.candor.metrics.workspace.WorkspaceTerms;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// [CounterVerification] on PostgreSQL.
@Singleton
final class JdbcCounterVerification implements CounterVerification {
  private final WorkspaceTransactions transactions;
  private final PanelStore panels;
  private final Clock clock;

  JdbcCounterVerification(WorkspaceTransactions transactions, PanelStore panels, Clock clock) {
    this.transactions = transactions;
    this.panels = panels;
    this.clock = clock;
  }

  @Override
  public Result verify(String workspace) {
    return transactions.write(workspace, connection -> verify(connection, workspace));
  }

  private Result verify(Connection connection, String workspace) throws SQLException {
    lock(connection, workspace);
    WorkspaceTerms terms = JdbcWorkspaceTerms.read(connection, workspace);
    List<Deployment> deployments = new JdbcDeployments(connection, workspace).all();
    Contributions contributions = new Contributions(deployments, terms.settings().counting());
    CounterDeltas recount = new CounterDeltas();
    AtomicLong facts = new AtomicLong();
    JdbcFactScan scan = new JdbcFactScan(connection, workspace, terms.zone());
    scan.conversations(
        placed -> {
          facts.incrementAndGet();
          contributions.add(recount, placed);
        });
    scan.feedback(
        placed -> {
          facts.incrementAndGet();
          placed.addTo(recount);
        });
    CounterDeltas counted = JdbcCounterScan.read(connection, workspace);
    new JdbcRetainedFacts(connection, workspace)
        .retainedFrom()
        .map(from -> new RetainedCounters(from, terms.zone(), deployments, contributions))
        .ifPresent(retained -> retained.replace(recount, counted));
    RecountedPanels figures =
        new RecountedPanels(
            recount.cells(), recount.items(), new JdbcEvaluationReader(connection, workspace));
    Instant now = clock.instant();
    List<Difference> differences = new ArrayList<>();
    long counters = compare(counted, recount, differences);
    // Joins this transaction.
    return panels.read(
        workspace,
        kept -> {
          PanelStore.Reader recounted = figures.over(kept);
          PanelComparison rows = new PanelComparison(kept, recounted, now).run();
          differences.addAll(rows.differences());
          JdbcFindingComparison.Compared findings =
              findings(connection, workspace, recounted, figures, now);
          differences.addAll(findings.differences());
          return new Result(
              facts.get(),
              counters,
              rows.rows(),
              findings.count(),
              findings.pending(),
              differences);
        });
  }

  private static JdbcFindingComparison.Compared findings(
      Connection connection,
      String workspace,
      PanelStore.Reader recounted,
      RecountedPanels figures,
      Instant now) {
    try {
      return JdbcFindingComparison.run(connection, workspace, recounted, figures, now);
    } catch (SQLException e) {
      throw new StoreException("The findings cannot be compared", e);
    }
  }

  // Facts and counters must be of one moment: batches of facts wait meanwhile, and their sender
  // tries again.
  private static void lock(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select from workspace_state where workspace = ? for share")) {
      statement.setString(1, workspace);
      statement.execute();
    }
  }

  private static long compare(
      CounterDeltas counted, CounterDeltas recount, List<Difference> differences) {
    long counters =
        (long) counted.cells().size()
            + counted.baselines().size()
            + counted.items().size()
            + counted.hours().size();
    // What is counted minus what should be: only differences are left.
    CounterDeltas wrong = new CounterDeltas();
    counted.cells().forEach(wrong::add);
    recount.cells().forEach(wrong::take);
    counted.baselines().forEach(wrong::add);
    recount.baselines().forEach(wrong::take);
    counted.items().forEach(wrong::add);
    recount.items().forEach(wrong::take);
    counted.hours().forEach(wrong::add);
    recount.hours().forEach(wrong::take);
    wrong
        .cells()
        .keySet()
        .forEach(
            key ->
                addCells(
                    differences,
                    "cell " + key,
                    counted.cells().get(key),
                    recount.cells().get(key)));
    wrong
        .baselines()
        .keySet()
        .forEach(
            key ->
                addCells(
                    differences,
                    "baseline " + key,
                    counted.baselines().get(key),
                    recount.baselines().get(key)));
    wrong
        .items()
        .keySet()
        .forEach(
            key ->
                addItems(
                    differences,
                    "item " + key,
                    counted.items().get(key),
                    recount.items().get(key)));
    wrong
        .hours()
        .keySet()
        .forEach(
            key ->
                addHours(
                    differences,
                    "hour " + key,
                    counted.hours().getOrDefault(key, HourCounts.ZERO),
                    recount.hours().getOrDefault(key, HourCounts.ZERO)));
    return counters;
  }

  private static void addCells(
      List<Difference> differences,
      String counter,
      @org.jspecify.annotations.Nullable CellCounts counted,
      @org.jspecify.annotations.Nullable CellCounts recounted) {
    CellCounts one = counted == null ? CellCounts.ZERO : counted;
    CellCounts other = recounted == null ? CellCounts.ZERO : recounted;
    for (JdbcColumn<CellCounts> figure : JdbcCellFigures.all()) {
      add(
          differences,
          counter,
          figure.name(),
          String.valueOf(figure.value().apply(one)),
          String.valueOf(figure.value().apply(other)));
    }
  }

  private static void addItems(
      List<Difference> differences,
      String counter,
      @org.jspecify.annotations.Nullable ItemCounts counted,
      @org.jspecify.annotations.Nullable ItemCounts recounted) {
    ItemCounts one = counted == null ? ItemCounts.ZERO : counted;
    ItemCounts other = recounted == null ? ItemCounts.ZERO : recounted;
    Map<String, List<Long>> figures =
        Map.of(
            "items", List.of(one.items(), other.items()),
            "verbatims", List.of(one.verbatims(), other.verbatims()),
            "rated", List.of(one.rated(), other.rated()),
            "low", List.of(one.low(), other.low()),
            "severity", List.of(one.severity(), other.severity()),
            "rating_nanos", List.of(one.ratingNanos(), other.ratingNanos()));
    figures.forEach(
        (figure, values) ->
            add(
                differences,
                counter,
                figure,
                values.getFirst().toString(),
                values.getLast().toString()));
  }

  private static void addHours(
      List<Difference> differences, String counter, HourCounts counted, HourCounts recounted) {
    add(
        differences,
        counter,
        "verbatims",
        String.valueOf(counted.verbatims()),
        String.valueOf(recounted.verbatims()));
    add(
        differences,
        counter,
        "low",
        String.valueOf(counted.low()),
        String.valueOf(recounted.low()));
  }

  private static void add(
      List<Difference> differences,
      String counter,
      String figure,
      String counted,
      String recounted) {
    if (!counted.equals(recounted)) {
      differences.add(new Difference(counter, figure, counted, recounted));
    }
  }
}

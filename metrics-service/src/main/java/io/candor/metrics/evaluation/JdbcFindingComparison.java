package io.candor.metrics.evaluation;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.finding.Finding;
import io.candor.metrics.panel.CounterVerification.Difference;
import io.candor.metrics.panel.PanelStore;
import io.candor.metrics.spike.OnlineSpikes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares the findings that are kept with those that an evaluation of other counters makes.
/// Findings of themes are left out: what an online detector saw at its hour is no function of the
/// counters of now.
public final class JdbcFindingComparison {
  private static final String PENDING =
      """
      select dirty_since is not null or evaluating_since is not null or due_time <= now()
      from evaluation_work where workspace = ?
      """;

  private JdbcFindingComparison() {}

  /// What was compared.
  ///
  /// @param pending facts have changed since the last evaluation: nothing was compared
  /// @param count findings compared
  public record Compared(boolean pending, long count, List<Difference> differences) {}

  /// Evaluates and compares.
  ///
  /// @param panels counters to evaluate
  /// @param figures counters of the workspace to evaluate
  public static Compared run(
      Connection connection,
      String workspace,
      PanelStore.Reader panels,
      EvaluationReader figures,
      Instant now)
      throws SQLException {
    if (isPending(connection, workspace)) {
      return new Compared(true, 0, List.of());
    }
    // Those of weeks without facts stay as they were.
    Optional<IsoWeek> retained = figures.retainedFrom();
    Map<String, String> kept = new TreeMap<>();
    new JdbcFindings(connection, workspace)
        .all().stream()
            .filter(one -> !one.withdrawn())
            .filter(one -> !one.kind().startsWith("THEME_"))
            .filter(one -> retained.filter(one.weeks().getLast()::isBefore).isEmpty())
            .forEach(
                one ->
                    kept.put(one.key() + " " + one.openedWeek(), one.state() + " " + one.weeks()));
    Map<String, String> again = new TreeMap<>();
    new WorkspaceEvaluation(panels, figures, OnlineSpikes.NONE, now)
        .findings().stream()
            .filter(one -> !one.key().kind().name().startsWith("THEME_"))
            .filter(one -> retained.filter(one.latest().week()::isBefore).isEmpty())
            .forEach(
                one ->
                    again.put(
                        FindingIds.key(one.key()) + " " + one.openedWeek(),
                        one.state() + " " + one.weeks().stream().map(Finding.Week::week).toList()));
    TreeSet<String> keys = new TreeSet<>(kept.keySet());
    keys.addAll(again.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String key : keys) {
      String one = kept.getOrDefault(key, "none");
      String other = again.getOrDefault(key, "none");
      if (!one.equals(other)) {
        differences.add(new Difference("finding " + key, "state and weeks", one, other));
      }
    }
    return new Compared(false, keys.size(), differences);
  }

  private static boolean isPending(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PENDING)) {
      statement.setString(1, workspace);
      try (ResultSet row = statement.executeQuery()) {
        return !row.next() || row.getBoolean(1);
      }
    }
  }
}

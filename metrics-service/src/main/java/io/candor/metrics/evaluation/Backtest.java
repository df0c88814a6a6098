package io.candor.metrics.evaluation;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.finding.Finding;
import io.candor.metrics.finding.FindingKey;
import io.candor.metrics.panel.PanelStore;
import io.candor.metrics.spike.OnlineSpikes;
import io.candor.metrics.workspace.SettingsKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Which findings would have fired with other settings: the evaluation that fires, run twice over
/// the same counters.
@Singleton
public final class Backtest {
  private final BacktestStore store;
  private final Clock clock;

  Backtest(BacktestStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// What a dry run found.
  ///
  /// @param start first week looked at
  /// @param end last week looked at: the running one
  /// @param pairs findings that tripped in one of the weeks, by week of opening
  public record Result(IsoWeek start, IsoWeek end, List<Pair> pairs) {}

  /// An episode with the settings in force and the one of the same finding, in overlapping weeks,
  /// with those tried; at least one of the two.
  public record Pair(Optional<Finding> current, Optional<Finding> proposed) {

    /// What was found, about what.
    public FindingKey key() {
      return either().key();
    }

    private Finding either() {
      return current.or(this::proposed).orElseThrow();
    }

    private IsoWeek openedWeek() {
      IsoWeek one = either().openedWeek();
      return proposed.map(Finding::openedWeek).filter(other -> other.isBefore(one)).orElse(one);
    }
  }

  /// Evaluates with both settings.
  ///
  /// @param key whose settings are tried
  /// @param content from what is set to what would be set
  /// @param weeks how many weeks to look back on, the running one included
  /// @param asOf the moment of the evaluation; empty for now
  public Result run(
      SettingsKey key, UnaryOperator<byte[]> content, int weeks, Optional<Instant> asOf) {
    Instant moment = asOf.orElseGet(clock::instant);
    return store.read(
        key,
        content,
        session -> {
          IsoWeek end = IsoWeek.of(moment, session.current().terms().zone());
          IsoWeek start = end.plusWeeks(1L - weeks);
          return new Result(
              start,
              end,
              pairs(
                  since(start, evaluate(session.current(), session.workspace(), moment)),
                  since(start, evaluate(session.tried(), session.workspace(), moment))));
        });
  }

  private static List<Finding> evaluate(
      PanelStore.Reader panels, EvaluationReader workspace, Instant moment) {
    OnlineSpikes online = SpikeEvaluation.of(workspace, panels.terms(), moment).look();
    return new WorkspaceEvaluation(panels, workspace, online, moment).findings();
  }

  private static List<Finding> since(IsoWeek start, List<Finding> findings) {
    return findings.stream().filter(finding -> !finding.latest().week().isBefore(start)).toList();
  }

  private static List<Pair> pairs(List<Finding> current, List<Finding> proposed) {
    List<Finding> left = new ArrayList<>(proposed);
    List<Pair> pairs = new ArrayList<>();
    for (Finding finding : current) {
      Optional<Finding> same = left.stream().filter(other -> isSame(finding, other)).findFirst();
      same.ifPresent(left::remove);
      pairs.add(new Pair(Optional.of(finding), same));
    }
    left.forEach(finding -> pairs.add(new Pair(Optional.empty(), Optional.of(finding))));
    pairs.sort(
        Comparator.comparing(Pair::openedWeek)
            .thenComparing(pair -> pair.key().kind())
            .thenComparing(pair -> pair.key().scope().toString())
            .thenComparing(pair -> pair.key().detail()));
    return pairs;
  }

  private static boolean isSame(Finding one, Finding other) {
    return one.key().equals(other.key())
        && one.weeks().stream()
            .anyMatch(
                week -> other.weeks().stream().anyMatch(its -> its.week().equals(week.week())));
  }
}

package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Folds judgements into findings. The same judgements give the same findings, so that a later
/// evaluation of the same facts raises nothing twice.
public final class Episodes {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::openedWeek)
          .thenComparing(finding -> finding.key().kind())
          .thenComparing(finding -> finding.key().scope().toString())
          .thenComparing(finding -> finding.key().detail());

  private Episodes() {}

  /// The findings of all judgements, by week of opening.
  ///
  /// @param judgements in any order; one per key and week
  public static List<Finding> fold(List<Judgement> judgements) {
    Map<FindingKey, List<Judgement>> byKey = new LinkedHashMap<>();
    judgements.stream()
        .sorted(Comparator.comparing(Judgement::week))
        .forEach(j -> byKey.computeIfAbsent(j.key(), key -> new ArrayList<>()).add(j));
    Map<FindingKey, Map<IsoWeek, Judgement.Outcome>> outcomes = new HashMap<>();
    byKey.forEach(
        (key, list) ->
            list.forEach(
                j ->
                    outcomes
                        .computeIfAbsent(key, same -> new HashMap<>())
                        .put(j.week(), j.outcome())));
    List<Finding> findings = new ArrayList<>();
    byKey.forEach(
        (key, list) ->
            findings.addAll(fold(key, list, outcomes.getOrDefault(graver(key), Map.of()))));
    findings.sort(ORDER);
    return List.copyOf(findings);
  }

  private static List<Finding> fold(
      FindingKey key, List<Judgement> judgements, Map<IsoWeek, Judgement.Outcome> graver) {
    List<Finding> findings = new ArrayList<>();
    Optional<Finding> open = Optional.empty();
    for (Judgement judgement : judgements) {
      IsoWeek week = judgement.week();
      switch (judgement.outcome()) {
        case Judgement.Tripped tripped -> open = Optional.of(carryOn(open, key, week, tripped));
        case Judgement.Inside inside -> {
          boolean replaced = graver.get(week) instanceof Judgement.Tripped;
          Finding.State state = replaced ? Finding.State.REPLACED : Finding.State.CLEARED;
          open.ifPresent(finding -> findings.add(close(finding, week, state)));
          open = Optional.empty();
        }
        case Judgement.NotJudged notJudged -> {}
      }
    }
    open.ifPresent(findings::add);
    return findings;
  }

  private static Finding carryOn(
      Optional<Finding> open, FindingKey key, IsoWeek week, Judgement.Tripped tripped) {
    List<Finding.Week> weeks = new ArrayList<>(open.map(Finding::weeks).orElse(List.of()));
    weeks.add(new Finding.Week(week, tripped));
    return new Finding(
        key,
        open.map(Finding::openedWeek).orElse(week),
        Optional.empty(),
        Finding.State.OPEN,
        open.map(finding -> finding.strength().highest(tripped.strength()))
            .orElse(tripped.strength()),
        weeks);
  }

  private static Finding close(Finding finding, IsoWeek week, Finding.State state) {
    return new Finding(
        finding.key(),
        finding.openedWeek(),
        Optional.of(week),
        state,
        finding.strength(),
        finding.weeks());
  }

  /// The finding that replaces this one: the rollback of the same archetype and metric. Others have
  /// none.
  private static FindingKey graver(FindingKey key) {
    return key.kind() == FindingKind.CSAT_REVIEW
        ? new FindingKey(FindingKind.CSAT_ROLLBACK, key.scope(), key.detail())
        : key;
  }
}

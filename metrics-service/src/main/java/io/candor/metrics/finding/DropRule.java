package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.kpi.Rate;
import io.candor.metrics.kpi.Status;
import io.candor.metrics.panel.AcceptedLevel;
import io.candor.metrics.panel.PanelRow;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Newcombe;
import io.candor.metrics.statistics.Proportion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `attempt_drop` and `containment_drop`: a rate has fallen by more than so many points below the
/// plain mean of the full live weeks before. While a finding is open the mean of the weeks before
/// it stays the reference, so that a lasting refusal does not become the new normal; unless a
/// person accepts the new level, from which week on only weeks since the fall are a reference.
final class DropRule implements Rule {

  private static final double POINTS = 100;

  @Override
  public List<Judgement> judge(History history) {
    var targets = history.settings().targets();
    List<Judgement> judgements = new ArrayList<>();
    for (Line line : history.archetypes()) {
      judgements.addAll(
          judge(
              history,
              new FindingKey(FindingKind.ATTEMPT_DROP, history.scope(line), ""),
              new Fall("attempt_rate", line.name()),
              week -> history.row(line, week),
              PanelRow::attemptRate,
              targets.attemptDropPoints()));
      judgements.addAll(
          judge(
              history,
              new FindingKey(FindingKind.CONTAINMENT_DROP, history.scope(line), ""),
              new Fall("containment", line.name()),
              week -> history.row(line, week),
              PanelRow::containment,
              targets.containmentDropPoints()));
    }
    return judgements;
  }

  private static List<Judgement> judge(
      History history,
      FindingKey key,
      Fall fall,
      Function<IsoWeek, PanelRow> rows,
      Function<PanelRow, Rate> metric,
      BigDecimal dropPoints) {
    List<Judgement> judgements = new ArrayList<>();
    Optional<Reference> held = Optional.empty();
    for (IsoWeek week : history.weeks()) {
      Optional<AcceptedLevel> accepted =
          history.panel().terms().acceptedLevel(fall.kpi(), fall.archetype(), week);
      if (accepted.filter(level -> level.acceptedWeek().equals(week)).isPresent()) {
        held = Optional.empty();
        judgements.add(new Judgement(key, week, Judgement.INSIDE));
        continue;
      }
      // The weeks before the fall are no reference any more.
      IsoWeek floor = accepted.map(AcceptedLevel::openedWeek).orElse(history.firstFullWeek());
      Optional<Reference> reference =
          held.isPresent() ? held : reference(history, week, floor, rows.andThen(metric));
      Rate rate = metric.apply(rows.apply(week));
      Judgement.Outcome outcome =
          reference
              .filter(before -> rate.status() == Status.OK)
              .map(before -> outcome(rate, before, dropPoints, history.settings().evidence()))
              .orElse(Judgement.NOT_JUDGED);
      judgements.add(new Judgement(key, week, outcome));
      switch (outcome) {
        case Judgement.Tripped tripped -> held = reference;
        case Judgement.Inside inside -> held = Optional.empty();
        case Judgement.NotJudged notJudged -> {}
      }
    }
    // An acceptance ends the finding at once, also before the week has had a conversation.
    history
        .panel()
        .terms()
        .acceptedLevels(fall.kpi(), fall.archetype())
        .map(AcceptedLevel::acceptedWeek)
        .filter(week -> !history.weeks().contains(week))
        .forEach(week -> judgements.add(new Judgement(key, week, Judgement.INSIDE)));
    return judgements;
  }

  /// What may fall.
  private record Fall(String kpi, String archetype) {}

  /// The weeks before that a rate is held against.
  ///
  /// @param mean plain mean of their rates
  /// @param pooled all of them together, for the error of the mean
  private record Reference(Fraction mean, Proportion pooled) {}

  private static Optional<Reference> reference(
      History history, IsoWeek week, IsoWeek floor, Function<IsoWeek, Rate> rates) {
    int weeks = history.settings().windows().trailingWeeks();
    if (week.plusWeeks(-weeks).isBefore(floor)) {
      return Optional.empty();
    }
    Fraction sum = Fraction.ZERO;
    Proportion pooled = Proportion.EMPTY;
    for (int back = 1; back <= weeks; back++) {
      Rate rate = rates.apply(week.plusWeeks(-back));
      if (rate.status() != Status.OK) {
        return Optional.empty();
      }
      sum = sum.plus(rate.proportion().exact());
      pooled = pooled.plus(rate.proportion());
    }
    return Optional.of(new Reference(sum.dividedBy(weeks), pooled));
  }

  private static Judgement.Outcome outcome(
      Rate rate, Reference reference, BigDecimal dropPoints, EvidenceSettings evidence) {
    Fraction line = Fraction.ofPercent(dropPoints);
    Fraction drop = reference.mean().minus(rate.proportion().exact());
    if (!drop.isAbove(line)) {
      return Judgement.INSIDE;
    }
    double confidence = evidence.confirmedConfidence();
    double upper =
        confidence == 0
            ? Double.NEGATIVE_INFINITY
            : Newcombe.upperBound(rate.proportion(), reference.pooled(), confidence);
    return Judgement.Tripped.of(
        upper < -line.doubleValue(),
        Figures.builder()
            .put("week", rate.proportion())
            .put("referenceRate", reference.mean().doubleValue())
            .put("dropPoints", POINTS * drop.doubleValue())
            .put("upperOneSidedPoints", POINTS * upper)
            .build());
  }
}

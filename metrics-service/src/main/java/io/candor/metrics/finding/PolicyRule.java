package io.candor.metrics.finding;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.kpi.Policy;
import io.candor.metrics.kpi.Policy.IncidentClass;
import io.candor.metrics.settings.PolicySettings;
import io.candor.metrics.statistics.Proportion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `policy_incident` (per class) and `refund_leakage`: facts, not estimates, so always confirmed,
/// and told while the week still runs. Every archetype is judged by its own name, also one of the
/// long tail.
final class PolicyRule implements Rule {

  private static final int MICRO_DIGITS = 6;

  @Override
  public List<Judgement> judge(History history) {
    PolicySettings settings = history.settings().policy();
    List<Judgement> judgements = new ArrayList<>();
    for (String archetype : history.panel().cells().archetypes()) {
      Line line = Line.of(archetype);
      for (IncidentClass incidentClass : IncidentClass.values()) {
        judgements.addAll(
            judge(
                history,
                line,
                new FindingKey(
                    FindingKind.POLICY_INCIDENT, history.scope(line), code(incidentClass)),
                counts -> incidents(counts, incidentClass, settings)));
      }
      judgements.addAll(
          judge(
              history,
              line,
              new FindingKey(FindingKind.REFUND_LEAKAGE, history.scope(line), ""),
              PolicyRule::leakage));
    }
    return judgements;
  }

  private static List<Judgement> judge(
      History history,
      Line line,
      FindingKey key,
      Function<CellCounts, Optional<Judgement.Outcome>> tripped) {
    List<Judgement> judgements = new ArrayList<>();
    for (IsoWeek week : history.weeks()) {
      CellCounts counts = history.panel().cells().counts(line, Cut.WHOLE, week);
      // A quiet week clears only when it is over.
      Judgement.Outcome quiet =
          history.panel().maturity().week(week) ? Judgement.INSIDE : Judgement.NOT_JUDGED;
      judgements.add(new Judgement(key, week, tripped.apply(counts).orElse(quiet)));
    }
    return judgements;
  }

  private static Optional<Judgement.Outcome> incidents(
      CellCounts counts, IncidentClass incidentClass, PolicySettings settings) {
    long incidents = Policy.incidents(counts, incidentClass);
    return incidents == 0
        ? Optional.empty()
        : Optional.of(
            fact(
                severity(incidentClass, settings),
                Figures.builder().count("count", incidents).build()));
  }

  private static Optional<Judgement.Outcome> leakage(CellCounts counts) {
    Proportion accuracy = Policy.refundAccuracy(counts);
    if (accuracy.part() == accuracy.whole()) {
      return Optional.empty();
    }
    Figures.Builder figures = Figures.builder().put("withinPolicy", accuracy);
    counts
        .policy()
        .leakageMicros()
        .forEach(
            (currency, micros) ->
                figures.put(
                    "leakage" + currency, BigDecimal.valueOf(micros, MICRO_DIGITS).doubleValue()));
    return Optional.of(fact(Severity.P1, figures.build()));
  }

  private static Judgement.Outcome fact(Severity severity, Figures figures) {
    return new Judgement.Tripped(Strength.CONFIRMED, Optional.of(severity), false, figures);
  }

  private static Severity severity(IncidentClass incidentClass, PolicySettings settings) {
    return switch (incidentClass) {
      case CLASS_01 -> Severity.P0;
      case CLASS_02 -> settings.regulated() ? Severity.P0 : Severity.P1;
      case CLASS_03 -> Severity.P2;
      case CLASS_04 -> Severity.P1;
    };
  }

  private static String code(IncidentClass incidentClass) {
    return switch (incidentClass) {
      case CLASS_01 -> "01";
      case CLASS_02 -> "02";
      case CLASS_03 -> "03";
      case CLASS_04 -> "04";
    };
  }
}

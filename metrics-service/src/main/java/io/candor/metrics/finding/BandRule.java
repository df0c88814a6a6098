package io.candor.metrics.finding;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.kpi.Deflection;
import io.candor.metrics.settings.Band;
import io.candor.metrics.settings.TierSettings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.Wilson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `deflection_band`: the deflection of an archetype lies outside the band of its tier, on the
/// pooled weeks. Below is an action item in every tier; above is one only where the tier is
/// account-specific.
final class BandRule implements Rule {

  static final String BELOW = "BELOW";
  static final String ABOVE = "ABOVE";

  @Override
  public List<Judgement> judge(History history) {
    TierSettings tiers = history.settings().tiers();
    List<Judgement> judgements = new ArrayList<>();
    for (Line line : history.archetypes()) {
      Optional<Band> band = tiers.band(line.name());
      if (band.isEmpty()) {
        continue;
      }
      judgements.addAll(judge(history, line, band.get(), BELOW));
      if (tiers
          .tier(line.name())
          .filter(tier -> tier == TierSettings.ACCOUNT_SPECIFIC)
          .isPresent()) {
        judgements.addAll(judge(history, line, band.get(), ABOVE));
      }
    }
    return judgements;
  }

  private static List<Judgement> judge(History history, Line line, Band band, String direction) {
    return EachWeek.judge(
        history,
        List.of(line),
        FindingKind.DEFLECTION_BAND,
        direction,
        (same, week) -> outcome(history, line, week, band, direction.equals(BELOW)));
  }

  private static Judgement.Outcome outcome(
      History history, Line line, IsoWeek week, Band band, boolean below) {
    var evidence = history.settings().evidence();
    IsoWeek from = history.panel().rollingFrom(line, week);
    CellCounts counts = history.panel().cells().counts(line, Cut.WHOLE, from, week);
    Proportion pooled = Deflection.of(counts);
    if (!history.panel().maturity().week(week) || pooled.whole() < evidence.minDenominator()) {
      return Judgement.NOT_JUDGED;
    }
    Fraction edge = Fraction.ofPercent(below ? band.lowPercent() : band.highPercent());
    boolean outside = below ? pooled.exact().isBelow(edge) : pooled.exact().isAbove(edge);
    if (!outside) {
      return Judgement.INSIDE;
    }
    double confidence = evidence.confirmedConfidence();
    boolean confirmed =
        confidence == 0
            || (below
                ? Wilson.upperBound(pooled, confidence).orElseThrow() < edge.doubleValue()
                : Wilson.lowerBound(pooled, confidence).orElseThrow() > edge.doubleValue());
    return Judgement.Tripped.of(
        confirmed,
        Figures.builder()
            .put("pooled", pooled)
            .put("week", history.row(line, week).deflection().rate().proportion())
            .put("bandLow", Fraction.ofPercent(band.lowPercent()).doubleValue())
            .put("bandHigh", Fraction.ofPercent(band.highPercent()).doubleValue())
            .build());
  }
}

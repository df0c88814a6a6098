package io.candor.metrics.panel;

import io.candor.metrics.kpi.Crossing;
import io.candor.metrics.kpi.Rate;
import io.candor.metrics.settings.Band;
import io.candor.metrics.statistics.Fraction;
import java.util.Optional;

/// KPI 1 as it may be read: the rate, the gates that protect it, and the verdict, never one without
/// the others.
///
/// @param rate deflected ÷ all conversations of the week
/// @param band where the rate should lie; empty for lines without one
/// @param gates the three satisfactions
/// @param verdict what the deflection is worth
/// @param provisional the verdict may change when the delayed answers are in
public record GatedDeflection(
    Rate rate, Optional<Band> band, Gates gates, Verdict verdict, boolean provisional) {

  /// Judges a deflection by its gates. A provisional gate neither trips nor demotes.
  public static GatedDeflection judge(Rate rate, Optional<Band> band, Gates gates) {
    return new GatedDeflection(rate, band, gates, verdict(rate, band, gates), gates.provisional());
  }

  private static Verdict verdict(Rate rate, Optional<Band> band, Gates gates) {
    if (gates.all().anyMatch(gate -> gate.crossing() == Crossing.ROLLBACK)) {
      return Verdict.ROLLBACK;
    }
    if (gates.all().anyMatch(gate -> gate.crossing() == Crossing.REVIEW)) {
      return Verdict.REVIEW;
    }
    if (gates.all().anyMatch(gate -> gate.below())) {
      return Verdict.NOT_A_WIN;
    }
    if (!rate.enough() || !gates.all().allMatch(g -> g.enough())) {
      return Verdict.INSUFFICIENT_DATA;
    }
    return band.filter(b -> reaches(rate, b)).isPresent() ? Verdict.WIN : Verdict.PROTECTED;
  }

  private static boolean reaches(Rate rate, Band band) {
    return !rate.proportion().exact().isBelow(Fraction.ofPercent(band.lowPercent()));
  }
}

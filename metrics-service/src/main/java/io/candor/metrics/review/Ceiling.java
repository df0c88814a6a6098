package io.candor.metrics.review;

import io.candor.metrics.kpi.CsatGate;
import io.candor.metrics.kpi.Status;
import io.candor.metrics.panel.GatedDeflection;
import io.candor.metrics.panel.Gates;
import io.candor.metrics.panel.PanelRow;
import io.candor.metrics.settings.Band;
import io.candor.metrics.settings.TierSettings;
import io.candor.metrics.statistics.Fraction;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the ceiling of an archetype's deflection, the upper end of its band, is to be confirmed
/// or revised after a period. People decide; this is what the figures suggest.
///
/// - Lower it: a satisfaction that gates the deflection has fallen below its baseline with the
///   evidence that a confirmed finding needs. What is deflected costs more than it brings.
/// - Raise it: deflection lies above it, every gate can be judged and none is below zero. Never for
///   the account-specific tier, which is not to be chased.
/// - Confirm it: all else.
///
/// @param archetype the archetype
/// @param band where its deflection should lie
/// @param rate deflected ÷ all conversations of the period
/// @param advice what is suggested
record Ceiling(String archetype, Band band, Fraction rate, Advice advice) {

  /// What is suggested.
  enum Advice {
    CONFIRM,
    LOWER,
    RAISE
  }

  /// Of a line in a period; empty without a band or with too few conversations.
  static Optional<Ceiling> of(PanelRow row) {
    GatedDeflection deflection = row.deflection();
    return deflection
        .band()
        .filter(band -> deflection.rate().enough())
        .map(
            band ->
                new Ceiling(
                    row.key().line().name(),
                    band,
                    deflection.rate().proportion().exact(),
                    advice(row, band)));
  }

  private static Advice advice(PanelRow row, Band band) {
    Gates gates = row.deflection().gates();
    if (gates(gates).anyMatch(gate -> gate.below() && gate.confirmed())) {
      return Advice.LOWER;
    }
    boolean above =
        row.deflection()
            .rate()
            .proportion()
            .exact()
            .isAbove(Fraction.ofPercent(band.highPercent()));
    boolean chased = row.tier().filter(tier -> tier == TierSettings.ACCOUNT_SPECIFIC).isEmpty();
    boolean kept = gates(gates).allMatch(gate -> gate.status() == Status.OK && !gate.below());
    return above && chased && kept ? Advice.RAISE : Advice.CONFIRM;
  }

  private static Stream<CsatGate> gates(Gates gates) {
    return Stream.of(gates.resolution(), gates.delayed(), gates.handoff());
  }
}

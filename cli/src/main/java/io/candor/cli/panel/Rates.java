package io.candor.cli.panel;

import io.candor.cli.terminal.Figures;
import io.candor.metrics.v1.Rate;

/// Shares with their evidence.
final class Rates {
  private Rates() {}

  /// `51.9% [39-65]`; a dash without anything counted.
  static String withInterval(Rate rate) {
    return rate.hasValue()
        ? "%s [%.0f-%.0f]"
            .formatted(
                Figures.percent(rate.getValue()), rate.getLower() * 100, rate.getUpper() * 100)
        : Figures.ABSENT;
  }

  /// `51.9% (27/52)`.
  static String withCounts(Rate rate) {
    return rate.hasValue()
        ? "%s (%d/%d)"
            .formatted(Figures.percent(rate.getValue()), rate.getNumerator(), rate.getDenominator())
        : Figures.ABSENT;
  }
}

package io.candor.metrics.kpi;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.statistics.Proportion;

/// KPI 10 `policy`: what the bot promised that no policy holds, as a count, and refunds paid by the
/// rules.
///
/// - Formula: incidents per class; refunds within policy ÷ refunds judged; money paid outside
///   policy
/// - Unit: incidents; share of one; money
/// - Window: cohort week
/// - Leaves out: refunds that no policy could be held against (counted apart)
/// - Empty: no accuracy without refunds
public final class Policy {

  /// The classes of incidents.
  public enum IncidentClass {
    CLASS_01,
    CLASS_02,
    CLASS_03,
    CLASS_04
  }

  private Policy() {}

  public static long incidents(CellCounts counts, IncidentClass incidentClass) {
    return switch (incidentClass) {
      case CLASS_01 -> counts.policy().class01();
      case CLASS_02 -> counts.policy().class02();
      case CLASS_03 -> counts.policy().class03();
      case CLASS_04 -> counts.policy().class04();
    };
  }

  public static Proportion refundAccuracy(CellCounts counts) {
    return new Proportion(counts.policy().refundsWithin(), counts.policy().refundsJudged());
  }
}

package io.candor.metrics.kpi;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Proportion;
import java.util.OptionalDouble;

/// KPI 12 `repeat_contact`: conversations that were followed by another one about the same.
///
/// - Formula: followed within the window ÷ conversations whose window has passed; ratio to the
///   baseline
/// - Unit: share
/// - Window: (close, close + 7 d] and (close, close + 30 d]; mature when it has passed for the
///   whole cohort week
/// - Leaves out: conversations of unknown customers, in both figures
/// - Empty: no value, never 0
///
/// @param rate the cohort week
/// @param baseline the same before go-live
/// @param status INSUFFICIENT_DATA when either side has too few conversations
public record RepeatContact(Rate rate, Proportion baseline, Status status) {

  /// How long after the close another contact counts.
  public enum Window {
    SEVEN_DAYS(7),
    THIRTY_DAYS(30);

    private final int days;

    Window(int days) {
      this.days = days;
    }

    public int days() {
      return days;
    }
  }

  public static Proportion of(CellCounts counts, Window window) {
    var repeats = counts.repeatContact();
    return switch (window) {
      case SEVEN_DAYS -> new Proportion(repeats.repeated7(), repeats.judged7());
      case THIRTY_DAYS -> new Proportion(repeats.repeated30(), repeats.judged30());
    };
  }

  /// Holds a week against its baseline.
  public static RepeatContact judge(
      Proportion judged, Proportion baseline, boolean mature, EvidenceSettings evidence) {
    Rate rate = Rate.of(judged, mature, evidence);
    boolean enough =
        judged.whole() >= evidence.minDenominator()
            && baseline.whole() >= evidence.minDenominator();
    return new RepeatContact(rate, baseline, Status.of(mature, enough));
  }

  /// The rate over the baseline's rate; empty when either is missing or the baseline is zero.
  public OptionalDouble ratio() {
    Proportion judged = rate.proportion();
    return judged.isEmpty() || baseline.part() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            ((double) judged.part() * baseline.whole())
                / ((double) judged.whole() * baseline.part()));
  }

  /// Whether the rate is more than so many times the baseline's, compared exactly.
  public boolean exceeds(Fraction factor) {
    return rate.proportion().exact().isAbove(factor.times(baseline.exact()));
  }
}

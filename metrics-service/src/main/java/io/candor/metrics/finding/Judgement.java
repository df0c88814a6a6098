package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import java.util.Optional;

/// What a rule says about one week of one possible finding.
///
/// @param key which finding
/// @param week the judged week
/// @param outcome tripped, inside, or not to be judged
public record Judgement(FindingKey key, IsoWeek week, Outcome outcome) {

  /// The three things that can be said.
  public sealed interface Outcome {}

  /// The line is crossed.
  ///
  /// @param strength how sure that is
  /// @param severity degree, for the kinds that have one
  /// @param automatic a rollback with the confidence for acting without being asked
  /// @param figures what led to it
  public record Tripped(
      Strength strength, Optional<Severity> severity, boolean automatic, Figures figures)
      implements Outcome {

    static Tripped of(boolean confirmed, Figures figures) {
      return new Tripped(Strength.of(confirmed), Optional.empty(), false, figures);
    }
  }

  /// The figure is inside its line for a whole week: an open finding clears.
  public record Inside() implements Outcome {}

  /// Too little data, or the week is not mature: neither opens nor clears.
  public record NotJudged() implements Outcome {}

  static final Outcome INSIDE = new Inside();
  static final Outcome NOT_JUDGED = new NotJudged();
}

package io.candor.metrics.settings;

import io.candor.metrics.cell.DelayedWindow;
import java.math.BigDecimal;

/// The gates of satisfaction, in percentage points against the baseline.
///
/// @param reviewDelta a delta at or below it opens a review
/// @param rollbackDelta a delta at or below it, with evidence, rolls back; not above `reviewDelta`
/// @param handoffMin a handoff delta below it misses its target
/// @param delayedWindow when an answer to a delayed survey counts
public record CsatSettings(
    BigDecimal reviewDelta,
    BigDecimal rollbackDelta,
    BigDecimal handoffMin,
    DelayedWindow delayedWindow) {

  public static final CsatSettings DEFAULT =
      new CsatSettings(
          BigDecimal.valueOf(-2), BigDecimal.valueOf(-4), BigDecimal.ZERO, DelayedWindow.DEFAULT);

  public CsatSettings {
    if (rollbackDelta.compareTo(reviewDelta) > 0) {
      throw new IllegalArgumentException(
          "rollback_delta: " + rollbackDelta + " (expected: <= review_delta " + reviewDelta + ")");
    }
  }
}

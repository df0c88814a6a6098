package io.candor.metrics.settings;

import java.math.BigDecimal;

/// The lines that the KPIs besides satisfaction must keep.
///
/// @param contextLossPercent missed from this share of escalations on
/// @param repeatStatePercent missed from this share of escalations on
/// @param attemptDropPoints missed when the rate falls by more than this below its reference
/// @param containmentDropPoints missed when the rate falls by more than this below its reference
/// @param escalatedHandleTimeFactor missed above this multiple of the baseline
/// @param repeatContactFactor missed above this multiple of the baseline
/// @param modelDriftPoints drift of the model-scored satisfaction, week over week, that is watched
/// @param doomLoopPoints rise of containment over `doomLoopWeeks` from which a doom loop is
///     looked for
/// @param doomLoopWeeks weeks between the two weeks compared
/// @param silenceWeeks weeks before the judged one whose mean response rate is the usual one
/// @param silenceFactor missed below this share of the usual response rate
/// @param mixShiftPsi missed above this population stability index
public record TargetSettings(
    BigDecimal contextLossPercent,
    BigDecimal repeatStatePercent,
    BigDecimal attemptDropPoints,
    BigDecimal containmentDropPoints,
    BigDecimal escalatedHandleTimeFactor,
    BigDecimal repeatContactFactor,
    BigDecimal modelDriftPoints,
    BigDecimal doomLoopPoints,
    int doomLoopWeeks,
    int silenceWeeks,
    BigDecimal silenceFactor,
    double mixShiftPsi) {

  public static final TargetSettings DEFAULT =
      new TargetSettings(
          new BigDecimal("5"),
          new BigDecimal("8"),
          new BigDecimal("10"),
          new BigDecimal("5"),
          new BigDecimal("1.10"),
          new BigDecimal("1.10"),
          new BigDecimal("2"),
          new BigDecimal("5"),
          4,
          8,
          new BigDecimal("0.5"),
          0.2);

  public TargetSettings {
    Positive.check("doom_loop_weeks", doomLoopWeeks);
    Positive.check("silence_weeks", silenceWeeks);
  }
}

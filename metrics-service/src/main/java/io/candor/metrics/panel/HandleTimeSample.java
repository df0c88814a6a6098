package io.candor.metrics.panel;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.kpi.HandleTime;

/// Every handle time that counts of one week, archetype, segment and channel, for percentiles. In
/// milliseconds, in no order; empty arrays where nothing was measured. Segment and channel are
/// empty where a cut does not tell them apart.
///
/// @param week the cohort week
/// @param archetype the archetype
/// @param segment as in a cell's key
/// @param channel as in a cell's key
/// @param bot see [HandleTime.Series#BOT]
/// @param turns see [HandleTime.Series#ESCALATED_FROM_TURNS]
/// @param ticketing see [HandleTime.Series#ESCALATED_TICKETING]
@SuppressWarnings("ArrayRecordComponent") // samples on their way to be sorted, never compared
public record HandleTimeSample(
    IsoWeek week,
    String archetype,
    String segment,
    String channel,
    long[] bot,
    long[] turns,
    long[] ticketing) {

  /// The measures of a series.
  long[] millis(HandleTime.Series series) {
    return switch (series) {
      case BOT -> bot;
      case ESCALATED_FROM_TURNS -> turns;
      case ESCALATED_TICKETING -> ticketing;
    };
  }
}

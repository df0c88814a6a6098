package io.candor.metrics.panel;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.kpi.HandleTime;
import java.util.OptionalLong;

/// The handle times of one conversation that count, for percentiles.
///
/// @param week its cohort week
/// @param archetype its archetype
/// @param segment as in a cell's key
/// @param channel as in a cell's key
/// @param botMillis see [HandleTime.Series#BOT]
/// @param turnsMillis see [HandleTime.Series#ESCALATED_FROM_TURNS]
/// @param ticketingMillis see [HandleTime.Series#ESCALATED_TICKETING]
public record HandleTimeRow(
    IsoWeek week,
    String archetype,
    String segment,
    String channel,
    OptionalLong botMillis,
    OptionalLong turnsMillis,
    OptionalLong ticketingMillis) {

  /// The measure of a series; empty when it does not count in it.
  OptionalLong millis(HandleTime.Series series) {
    return switch (series) {
      case BOT -> botMillis;
      case ESCALATED_FROM_TURNS -> turnsMillis;
      case ESCALATED_TICKETING -> ticketingMillis;
    };
  }
}

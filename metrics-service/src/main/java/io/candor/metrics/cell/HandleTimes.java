package io.candor.metrics.cell;

/// The three series of handle time, in milliseconds, never mixed in one mean. Additive.
///
/// @param bot first customer turn to last bot turn of contained conversations
/// @param escalatedFromTurns first agent turn to close of escalations without a figure of the
///     ticketing system
/// @param escalatedTicketing the ticketing system's own figure of escalations that have one
public record HandleTimes(Moments bot, Moments escalatedFromTurns, Moments escalatedTicketing) {

  public static final HandleTimes ZERO = new HandleTimes(Moments.ZERO, Moments.ZERO, Moments.ZERO);

  public HandleTimes plus(HandleTimes other) {
    return new HandleTimes(
        bot.plus(other.bot),
        escalatedFromTurns.plus(other.escalatedFromTurns),
        escalatedTicketing.plus(other.escalatedTicketing));
  }

  public HandleTimes minus(HandleTimes other) {
    return new HandleTimes(
        bot.minus(other.bot),
        escalatedFromTurns.minus(other.escalatedFromTurns),
        escalatedTicketing.minus(other.escalatedTicketing));
  }
}

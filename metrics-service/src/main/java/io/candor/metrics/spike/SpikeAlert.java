package io.candor.metrics.spike;

/// A rise that was found: since when, how much was seen and expected, whether it goes on. Hours are
/// hours since 1970 (UTC). Grows while it is open.
public final class SpikeAlert {
  /// Hour of [#closedHour] while it is open.
  public static final long OPEN = Long.MAX_VALUE;

  private final int series;
  private final long onsetHour;
  private final long raisedHour;
  private final int size;
  double seen;
  double expected;
  double dispersion;
  long closedHour = OPEN;

  // How far the evidence for the shift stands, and stood at its highest, in logarithms.
  double level;
  double peak;

  SpikeAlert(int series, long onsetHour, long raisedHour, int size) {
    this.series = series;
    this.onsetHour = onsetHour;
    this.raisedHour = raisedHour;
    this.size = size;
  }

  /// The series, as it was numbered when it was added.
  public int series() {
    return series;
  }

  /// The likeliest hour in which the rise began.
  public long onsetHour() {
    return onsetHour;
  }

  /// The hour whose counts raised it.
  public long raisedHour() {
    return raisedHour;
  }

  /// The first hour after it; OPEN while it lasts.
  public long closedHour() {
    return closedHour;
  }

  public boolean open() {
    return closedHour == OPEN;
  }

  /// Low verbatims since the onset, 3 or more.
  public long seen() {
    return Math.round(seen);
  }

  /// How many would have been seen as usual; above 0.
  public double expected() {
    return expected;
  }

  /// Probability of so many or more as usual.
  public double tail() {
    return CountTail.atLeast(seen(), expected, dispersion);
  }

  /// Which size of shift raised it, and is asked whether it goes on.
  int size() {
    return size;
  }
}

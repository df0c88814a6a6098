package io.candor.cli.terminal;

import java.util.List;
import java.util.OptionalDouble;

/// A row of figures as a line of blocks, the lowest of them at the bottom. A missing figure is a
/// blank.
public final class Sparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /// @param values in order
  public static String of(List<OptionalDouble> values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (OptionalDouble value : values) {
      if (value.isPresent()) {
        low = Math.min(low, value.getAsDouble());
        high = Math.max(high, value.getAsDouble());
      }
    }
    StringBuilder line = new StringBuilder();
    for (OptionalDouble value : values) {
      line.append(value.isPresent() ? block(value.getAsDouble(), low, high) : ' ');
    }
    return line.toString();
  }

  private static char block(double value, double low, double high) {
    // Equal figures are a line in the middle.
    double share = high > low ? (value - low) / (high - low) : 0.5;
    return BLOCKS.charAt((int) Math.min(BLOCKS.length() - 1, Math.floor(share * BLOCKS.length())));
  }
}

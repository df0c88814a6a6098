package io.candor.cli.terminal;

import java.util.Locale;

/// Numbers for people: shares in percent, changes in points, counts with thousands apart.
public final class Figures {
  /// What stands in the place of a figure that does not exist.
  public static final String ABSENT = "-";

  private Figures() {}

  /// `0.4286` as `42.9%`.
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }

  /// Percentage points with their sign: `-3.4`.
  public static String points(double points) {
    return signed("%.1f", points);
  }

  /// `12345` as `12,345`.
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  public static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /// Seconds as `42s`, `3m 20s` or `2h 5m`.
  public static String seconds(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + "s";
    }
    return whole < 3600
        ? whole / 60 + "m " + whole % 60 + "s"
        : whole / 3600 + "h " + whole % 3600 / 60 + "m";
  }

  private static String signed(String format, double value) {
    String text = String.format(Locale.ROOT, "%+" + format.substring(1), value);
    // Rounding may leave a sign before nothing.
    return text.matches("[+-]0\\.?0*") ? text.substring(1) : text;
  }
}

package io.candor.alert.sentence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Writes figures for people: at most one digit after the point, half away from zero, a true minus
/// sign, thousands grouped. The same in every locale of the machine.
final class Numbers {
  private static final double HUNDRED = 100;

  private Numbers() {}

  /// `0.084` as `8.4 %`.
  static String percent(double fraction) {
    return decimal(fraction * HUNDRED) + " %";
  }

  /// `-8.27` as `8.3 points`, `-1` as `1 point`: the size without its direction.
  static String points(double points) {
    String size = decimal(Math.abs(points));
    return size + (size.equals("1") ? " point" : " points");
  }

  /// `-8.27` as `−8.3`.
  static String signed(double value) {
    return decimal(value);
  }

  /// `4.25` as `4×`, `2.44` as `2.4×`: small ratios need their digit, large ones would pretend.
  static String times(double ratio) {
    int digits = ratio < 3 ? 1 : 0;
    return format(ratio, digits) + "×";
  }

  /// `1.214` as `1.21 ×`: ratios near 1, where the second digit decides.
  static String factor(double ratio) {
    return format(ratio, 2) + " ×";
  }

  /// `209.98` as `210 s`.
  static String seconds(double seconds) {
    return format(seconds, 0) + " s";
  }

  /// `259200` as `3 days`, `86400` as `24 hours`: whole hours, from two days on days where they are
  /// whole.
  static String duration(double seconds) {
    long hours = Math.round(seconds / 3600);
    return hours >= 48 && hours % 24 == 0 ? count(hours / 24, "day") : count(hours, "hour");
  }

  /// `1021` as `1,021`.
  static String count(long count) {
    return group(BigDecimal.valueOf(count));
  }

  /// `1, "account"` as `1 account`, `1021, "account"` as `1,021 accounts`.
  static String count(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /// With at most one digit after the point.
  static String decimal(double value) {
    return format(value, 1);
  }

  /// With at most this many digits after the point.
  static String format(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "unknown";
    }
    // Through its shortest decimal, so that 8.25 rounds as a person reads it.
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : group(rounded).replace('-', '−');
  }

  private static String group(BigDecimal value) {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }
}

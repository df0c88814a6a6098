package io.candor.classifier.speech;

import java.util.regex.Pattern;

/// A quantity as it is said: one value, or a range.
///
/// @param low the value, or the lower end; `NaN` never
/// @param high the value, or the upper end; infinite for "any time", "lifetime"
/// @param unit of both ends
/// @param start where it begins in the text it was read in
/// @param end where it ends, exclusive
public record Quantity(double low, double high, Unit unit, int start, int end) {
  // A month is 30 or 31 days in speech, 23 kg are 50 pounds; numbers of the same unit must be
  // equal.
  private static final double CALENDAR_SLACK = 0.025;
  private static final Pattern BARE =
      Pattern.compile("(?<![\\w.,])\\d[\\d,]*(?:\\.\\d+)?(?![\\w%])");

  /// A quantity that was not read in a text.
  public static Quantity of(double low, double high, Unit unit) {
    return new Quantity(low, high, unit, 0, 0);
  }

  public boolean isRange() {
    return low != high;
  }

  /// Whether it counts things, whatever they are called.
  public boolean isOfThings() {
    return unit.dimension() == Dimension.COUNT && !unit.isMeasure() && !unit.equals(Unit.TIMES);
  }

  public boolean isUnlimited() {
    return Double.isInfinite(high);
  }

  /// Whether two quantities are of one dimension, so that they can be compared.
  public boolean isComparable(Quantity other) {
    return unit.isComparable(other.unit);
  }

  /// Whether a text in plain form holds the same quantity, or its bare number in digits.
  public boolean isNamedIn(String plain) {
    return Double.isFinite(high)
        && high > 0
        && (Quantities.of(plain).stream()
                .anyMatch(each -> isComparable(each) && sameUpper(each, true))
            || BARE.matcher(plain)
                .results()
                .anyMatch(number -> NumberWords.value(number.group()) == high));
  }

  /// Whether the upper ends say the same.
  public boolean sameUpper(Quantity other, boolean businessDaysAreDays) {
    return same(high, unit, other.high, other.unit, businessDaysAreDays);
  }

  /// Whether the lower ends say the same.
  public boolean sameLower(Quantity other, boolean businessDaysAreDays) {
    return same(low, unit, other.low, other.unit, businessDaysAreDays);
  }

  /// Whether this one lies inside the other, its ends included.
  public boolean isWithin(Quantity other) {
    double slack = unit.equals(other.unit) ? 0 : CALENDAR_SLACK;
    return low * unit.size() >= other.low * other.unit.size() * (1 - slack)
        && high * unit.size() <= other.high * other.unit.size() * (1 + slack);
  }

  /// The upper end in base units of its dimension: days for a duration.
  public double upperInBaseUnits() {
    return high * unit.size();
  }

  private static boolean same(
      double a, Unit unitA, double b, Unit unitB, boolean businessDaysAreDays) {
    if (Double.isInfinite(a) || Double.isInfinite(b) || unitA.equals(unitB)) {
      return a == b;
    }
    if (unitA.isBusiness() != unitB.isBusiness()
        && businessDaysAreDays
        && (unitA.equals(Unit.DAY) || unitB.equals(Unit.DAY))) {
      return a == b; // people say "5 days" and mean working days
    }
    double sizeA = a * unitA.size();
    double sizeB = b * unitB.size();
    return Math.abs(sizeA - sizeB) <= CALENDAR_SLACK * Math.max(Math.abs(sizeA), Math.abs(sizeB));
  }

  /// As people write it: `30 DAY`, `3 to 5 BUSINESS_DAY`, `unlimited`.
  public String display() {
    return isUnlimited() ? written() : written() + " " + unit.name();
  }

  /// The number or range without its unit.
  public String written() {
    if (isUnlimited()) {
      return "unlimited";
    }
    return isRange() ? number(low) + " to " + number(high) : number(high);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}

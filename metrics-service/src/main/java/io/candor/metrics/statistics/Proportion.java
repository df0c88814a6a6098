package io.candor.metrics.statistics;

import java.util.OptionalDouble;

/// A rate as what it is: a part of a whole. Over an empty whole it has no value, never zero.
///
/// @param part how many have the property, 0 to `whole`
/// @param whole how many there are (the n of every interval), ≥ 0
public record Proportion(long part, long whole) {

  public static final Proportion EMPTY = new Proportion(0, 0);

  public Proportion {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(
          "proportion: " + part + " of " + whole + " (expected: 0 <= part <= whole)");
    }
  }

  public boolean isEmpty() {
    return whole == 0;
  }

  /// The share, 0..1; empty over an empty whole.
  public OptionalDouble value() {
    return isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(share());
  }

  /// The exact share.
  ///
  /// @throws IllegalArgumentException over an empty whole
  public Fraction exact() {
    return Fraction.of(part, whole);
  }

  public Proportion plus(Proportion other) {
    return new Proportion(part + other.part, whole + other.whole);
  }

  double share() {
    return (double) part / whole;
  }
}

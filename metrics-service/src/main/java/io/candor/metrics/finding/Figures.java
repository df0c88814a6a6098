package io.candor.metrics.finding;

import io.candor.metrics.statistics.Interval;
import io.candor.metrics.statistics.Proportion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// The figures that led to a finding, by name, in the order in which a reader wants them. Names end
/// in their unit where they have one (`deltaPoints`, `meanSeconds`); rates are shares of one;
/// counts are whole.
///
/// @param values unmodifiable
public record Figures(Map<String, Double> values) {

  public static final Figures NONE = new Figures(Map.of());

  public Figures {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// A figure; empty when it does not apply.
  public OptionalDouble value(String name) {
    Double value = values.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  static Builder builder() {
    return new Builder();
  }

  static final class Builder {
    private final Map<String, Double> values = new LinkedHashMap<>();

    Builder put(String name, double value) {
      values.put(name, value);
      return this;
    }

    Builder put(String name, OptionalDouble value) {
      value.ifPresent(present -> values.put(name, present));
      return this;
    }

    /// A whole number; exact up to 2⁵³, far more than is ever counted.
    Builder count(String name, long value) {
      return put(name, (double) value);
    }

    /// A rate as its part, its whole and its share, with the name's prefix.
    Builder put(String prefix, Proportion proportion) {
      count(prefix + "Count", proportion.part());
      count(prefix + "Of", proportion.whole());
      return put(prefix + "Rate", proportion.value());
    }

    Builder put(String prefix, Interval interval) {
      put(prefix + "Lower", interval.lower());
      return put(prefix + "Upper", interval.upper());
    }

    Figures build() {
      return new Figures(values);
    }
  }
}

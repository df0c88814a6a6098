package io.candor.metrics.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// In which currency amounts are added up. Immutable.
///
/// @param currency ISO 4217 code; empty for the currency of most accounts
/// @param rates by ISO 4217 code, what one unit of that currency is in `currency`, above 0
public record MoneySettings(Optional<String> currency, Map<String, BigDecimal> rates) {

  public static final MoneySettings DEFAULT = new MoneySettings(Optional.empty(), Map.of());

  public MoneySettings {
    rates = Map.copyOf(rates);
    rates.forEach(
        (code, rate) -> {
          if (rate.signum() <= 0) {
            throw new IllegalArgumentException("rates: " + code + " " + rate + " (expected: > 0)");
          }
        });
    if (currency.isEmpty() && !rates.isEmpty()) {
      throw new IllegalArgumentException("currency: absent (expected: set beside rates)");
    }
  }

  /// An amount in the workspace's currency, rounded half up to a millionth; empty when there is no
  /// rate, or no currency to convert to.
  ///
  /// @param code ISO 4217 code of the amount
  /// @param micros millionths of a unit
  public OptionalLong convert(String code, long micros) {
    if (currency.filter(code::equals).isPresent()) {
      return OptionalLong.of(micros);
    }
    BigDecimal rate = rates.get(code);
    return rate == null
        ? OptionalLong.empty()
        : OptionalLong.of(
            rate.multiply(BigDecimal.valueOf(micros))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
  }
}

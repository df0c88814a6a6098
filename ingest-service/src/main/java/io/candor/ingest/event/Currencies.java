package io.candor.ingest.event;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/// The currency codes of ISO 4217 that the platform knows, past ones included.
final class Currencies {

  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  static boolean contains(String code) {
    return CODES.contains(code);
  }
}

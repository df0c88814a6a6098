package io.candor.metrics.impact;

import io.candor.metrics.fact.AccountHistory;
import io.candor.metrics.settings.MoneySettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What accounts are worth at an instant, in one currency: the workspace's, at its stored rates;
/// when none is set, the currency of most accounts, and the others have no value.
///
/// @param currency ISO 4217 code; empty when no account's revenue is known
/// @param at the instant
/// @param money the currency and its rates
public record AccountValue(String currency, Instant at, MoneySettings money) {

  /// @param accounts every account of the workspace
  public static AccountValue of(List<AccountHistory> accounts, Instant at, MoneySettings money) {
    Map<String, Integer> uses = new TreeMap<>();
    for (AccountHistory account : accounts) {
      account
          .at(at)
          .map(AccountHistory.Version::arrCurrency)
          .filter(code -> !code.isEmpty())
          .ifPresent(code -> uses.merge(code, 1, Integer::sum));
    }
    String most =
        uses.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .map(Map.Entry::getKey)
            .orElse("");
    return new AccountValue(uses.isEmpty() ? "" : money.currency().orElse(most), at, money);
  }

  /// Revenue in millionths of the currency; empty when unknown or without a rate.
  public OptionalLong micros(AccountHistory account) {
    Optional<AccountHistory.Version> state =
        account.at(at).filter(version -> !version.arrCurrency().isEmpty());
    if (state.isEmpty()) {
      return OptionalLong.empty();
    }
    String code = state.get().arrCurrency();
    return code.equals(currency)
        ? OptionalLong.of(state.get().arrMicros())
        : money.convert(code, state.get().arrMicros());
  }
}

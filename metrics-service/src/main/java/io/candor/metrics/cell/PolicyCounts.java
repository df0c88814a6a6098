package io.candor.metrics.cell;

import java.util.Map;
import java.util.TreeMap;

/// Counters of policy incidents and refunds. Additive.
///
/// @param class01 incidents of class 01 (refund and pricing)
/// @param class02 incidents of class 02 (warranty and service level)
/// @param class03 incidents of class 03 (process and contact)
/// @param class04 incidents of class 04 (capability overreach)
/// @param refundsPaid refunds that a tool paid
/// @param refundsJudged of these, refunds that could be held against a policy
/// @param refundsWithin of the judged, those within policy
/// @param leakageMicros money paid outside policy, by ISO 4217 code, in 10⁻⁶ of the currency's
///     unit; no zero amounts
public record PolicyCounts(
    long class01,
    long class02,
    long class03,
    long class04,
    long refundsPaid,
    long refundsJudged,
    long refundsWithin,
    Map<String, Long> leakageMicros) {

  public static final PolicyCounts ZERO = new PolicyCounts(0, 0, 0, 0, 0, 0, 0, Map.of());

  public PolicyCounts {
    leakageMicros = Map.copyOf(leakageMicros);
  }

  public PolicyCounts plus(PolicyCounts other) {
    return combine(other, 1);
  }

  public PolicyCounts minus(PolicyCounts other) {
    return combine(other, -1);
  }

  private PolicyCounts combine(PolicyCounts other, int sign) {
    Map<String, Long> leakage = new TreeMap<>(leakageMicros);
    other.leakageMicros.forEach(
        (currency, micros) -> leakage.merge(currency, sign * micros, Long::sum));
    leakage.values().removeIf(micros -> micros == 0);
    return new PolicyCounts(
        class01 + sign * other.class01,
        class02 + sign * other.class02,
        class03 + sign * other.class03,
        class04 + sign * other.class04,
        refundsPaid + sign * other.refundsPaid,
        refundsJudged + sign * other.refundsJudged,
        refundsWithin + sign * other.refundsWithin,
        leakage);
  }
}

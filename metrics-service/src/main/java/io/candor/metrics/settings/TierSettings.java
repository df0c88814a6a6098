package io.candor.metrics.settings;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// Tiers of the archetypes and bands of the tiers. An archetype that is not named (as `other`) has
/// neither.
///
/// @param tiers tier (1 repetitive, 2 FAQ-bounded, 3 account-specific) by archetype
/// @param bands band of deflection by tier
public record TierSettings(Map<String, Integer> tiers, Map<Integer, Band> bands) {

  /// The tier in which deflection above the band is a finding: most damage hides here.
  public static final int ACCOUNT_SPECIFIC = 3;

  public static final TierSettings DEFAULT =
      new TierSettings(
          Map.of(
              "order_status", 1,
              "password_reset", 1,
              "basic_billing", 1,
              "shipping_policy", 2,
              "returns", 2,
              "plan_comparison", 2,
              "billing_dispute", 3,
              "plan_change", 3,
              "cancellation", 3),
          Map.of(1, band(40, 60), 2, band(15, 30), 3, band(3, 10)));

  public TierSettings {
    tiers = Map.copyOf(tiers);
    bands = Map.copyOf(bands);
  }

  public Optional<Integer> tier(String archetype) {
    return Optional.ofNullable(tiers.get(archetype));
  }

  public Optional<Band> band(String archetype) {
    return tier(archetype).map(bands::get);
  }

  private static Band band(int low, int high) {
    return new Band(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
  }
}

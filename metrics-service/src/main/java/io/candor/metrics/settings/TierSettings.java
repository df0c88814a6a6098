package io.candor.metrics.settings;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// Tiers of the archetypes and bands of the tiers. An archetype that is not named (as `other`) has
/// neither.
///
/// @param tiers tier (1 repetitive, 2 FAQ-bounded, 3 account-specific) by archetype
/// @param bands band of deflection by tier
/// @param ownBands band by archetype, for those that have one of their own; it goes before the
///     tier's
public record TierSettings(
    Map<String, Integer> tiers, Map<Integer, Band> bands, Map<String, Band> ownBands) {

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
          Map.of(1, band(40, 60), 2, band(15, 30), 3, band(3, 10)),
          Map.of());

  public TierSettings {
    tiers = Map.copyOf(tiers);
    bands = Map.copyOf(bands);
    ownBands = Map.copyOf(ownBands);
  }

  public Optional<Integer> tier(String archetype) {
    return Optional.ofNullable(tiers.get(archetype));
  }

  /// The archetype's own band, else its tier's; empty when it has neither.
  public Optional<Band> band(String archetype) {
    return Optional.ofNullable(ownBands.get(archetype)).or(() -> tier(archetype).map(bands::get));
  }

  private static Band band(int low, int high) {
    return new Band(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
  }
}

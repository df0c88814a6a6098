package io.candor.classifier.taxonomy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A ticket type: the unit of every deflection number.
///
/// @param id unique in the workspace, for example `order_status`
/// @param displayName the name for people
/// @param description what belongs to it, in a sentence
/// @param tier 1 repetitive, 2 bounded by an FAQ, 3 specific to the account; 0 has no tier
/// @param band the deflection that is expected; absent: that of the tier
/// @param examples how customers ask for it
public record Archetype(
    String id,
    String displayName,
    String description,
    int tier,
    @Nullable DeflectionBand band,
    List<String> examples) {

  /// The archetype of everything that no other one covers; every taxonomy has it.
  public static final String OTHER = "other";

  public Archetype {
    Ids.require("archetype", id);
    if (tier < 0 || tier > 3) {
      throw new IllegalArgumentException("tier: " + tier + " (expected: 0..3)");
    }
    examples = List.copyOf(examples);
  }

  /// The expected deflection: its own band, else that of its tier; absent without a tier.
  public @Nullable DeflectionBand effectiveBand() {
    return band != null ? band : DeflectionBand.ofTier(tier);
  }
}

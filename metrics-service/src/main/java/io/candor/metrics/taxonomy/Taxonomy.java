package io.candor.metrics.taxonomy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Areas, themes and archetypes by id.
///
/// @param areas parts of the product
/// @param themes symptoms and topics
/// @param tiers tier 1 to 3 of the archetypes that have one
/// @param bands expected deflection of the archetypes that have a band of their own
public record Taxonomy(
    Map<String, Area> areas,
    Map<String, Theme> themes,
    Map<String, Integer> tiers,
    Map<String, Band> bands) {

  /// Before the first one was told.
  public static final Taxonomy EMPTY = new Taxonomy(Map.of(), Map.of(), Map.of(), Map.of());

  public Taxonomy {
    areas = Map.copyOf(areas);
    themes = Map.copyOf(themes);
    tiers = Map.copyOf(tiers);
    bands = Map.copyOf(bands);
  }

  /// A part of the product.
  ///
  /// @param displayName its name for people
  /// @param owner who must act on it; empty when nobody is named
  public record Area(String displayName, String owner) {}

  /// A symptom or topic.
  ///
  /// @param displayName its name for people
  /// @param areaId the area that it belongs to; empty when none
  /// @param emerging found by the system, not yet accepted by a person
  /// @param foundTime when its texts were enough to find it; empty for one that a person wrote
  public record Theme(
      String displayName, String areaId, boolean emerging, Optional<Instant> foundTime) {}

  /// Where the deflection of an archetype is expected.
  ///
  /// @param low lower end, a fraction 0 to 1
  /// @param high upper end, a fraction 0 to 1, at least `low`
  public record Band(double low, double high) {}

  public Optional<Area> area(String id) {
    return Optional.ofNullable(areas.get(id));
  }

  public Optional<Theme> theme(String id) {
    return Optional.ofNullable(themes.get(id));
  }
}

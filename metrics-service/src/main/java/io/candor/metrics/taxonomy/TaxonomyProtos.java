package io.candor.metrics.taxonomy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.classifier.v1.Archetype;
import io.candor.classifier.v1.DeflectionBand;
import io.candor.classifier.v1.Theme;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads the taxonomy as it was handed on.
public final class TaxonomyProtos {
  private TaxonomyProtos() {}

  /// The taxonomy in these bytes of `candor.classifier.v1.Taxonomy`.
  public static Taxonomy parse(byte[] content) {
    io.candor.classifier.v1.Taxonomy told;
    try {
      told = io.candor.classifier.v1.Taxonomy.parseFrom(content);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The stored taxonomy cannot be read", e);
    }
    Map<String, Taxonomy.Area> areas = new HashMap<>();
    told.getAreasList()
        .forEach(
            area ->
                areas.put(
                    area.getAreaId(), new Taxonomy.Area(area.getDisplayName(), area.getOwner())));
    Map<String, Taxonomy.Theme> themes = new HashMap<>();
    told.getThemesList()
        .forEach(
            theme ->
                themes.put(
                    theme.getThemeId(),
                    new Taxonomy.Theme(
                        theme.getDisplayName(),
                        theme.getAreaId(),
                        theme.getState() == Theme.State.EMERGING,
                        foundTime(theme))));
    Map<String, Integer> tiers = new HashMap<>();
    Map<String, Taxonomy.Band> bands = new HashMap<>();
    for (Archetype archetype : told.getArchetypesList()) {
      if (archetype.getTier() > 0) {
        tiers.put(archetype.getArchetypeId(), archetype.getTier());
      }
      if (archetype.hasBand() && isOrdered(archetype.getBand())) {
        bands.put(
            archetype.getArchetypeId(),
            new Taxonomy.Band(archetype.getBand().getMin(), archetype.getBand().getMax()));
      }
    }
    return new Taxonomy(areas, themes, tiers, bands);
  }

  private static Optional<Instant> foundTime(Theme theme) {
    if (!theme.getDiscovery().hasFoundTime()) {
      return Optional.empty();
    }
    var time = theme.getDiscovery().getFoundTime();
    return Optional.of(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
  }

  // The classifier refuses other bands; one that slipped through must not stop every panel.
  private static boolean isOrdered(DeflectionBand band) {
    return band.getMin() >= 0 && band.getMin() <= band.getMax();
  }
}

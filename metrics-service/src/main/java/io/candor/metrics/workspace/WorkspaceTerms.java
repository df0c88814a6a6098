package io.candor.metrics.workspace;

import io.candor.metrics.settings.Band;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.settings.TierSettings;
import io.candor.metrics.taxonomy.Taxonomy;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/// What a workspace's figures are made with.
///
/// @param settings thresholds, windows and tiers
/// @param taxonomy names and owners
public record WorkspaceTerms(Settings settings, Taxonomy taxonomy) {

  /// The defaults in this zone, with the tiers of the taxonomy where it has some.
  public static WorkspaceTerms of(ZoneId zone, Taxonomy taxonomy) {
    Settings defaults = Settings.DEFAULT;
    return new WorkspaceTerms(
        new Settings(
            defaults.windows().in(zone),
            defaults.evidence(),
            defaults.csat(),
            defaults.targets(),
            defaults.volume(),
            tiers(taxonomy, defaults.tiers()),
            defaults.policy()),
        taxonomy);
  }

  private static TierSettings tiers(Taxonomy taxonomy, TierSettings defaults) {
    Map<String, Band> own = new HashMap<>();
    taxonomy
        .bands()
        .forEach(
            (archetype, band) -> own.put(archetype, Band.ofFractions(band.low(), band.high())));
    return new TierSettings(
        taxonomy.tiers().isEmpty() ? defaults.tiers() : taxonomy.tiers(), defaults.bands(), own);
  }

  /// The zone in which weeks begin.
  public ZoneId zone() {
    return settings.windows().timeZone();
  }
}

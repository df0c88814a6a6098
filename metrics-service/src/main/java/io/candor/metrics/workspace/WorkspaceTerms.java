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
/// @param settings thresholds, windows and tiers of the workspace
/// @param taxonomy names and owners
/// @param ofDeployments settings of the deployments that have some of their own, by id
public record WorkspaceTerms(
    Settings settings, Taxonomy taxonomy, Map<String, Settings> ofDeployments) {

  public WorkspaceTerms {
    ofDeployments = Map.copyOf(ofDeployments);
  }

  /// The defaults in this zone, with the tiers and bands of the taxonomy where it has some.
  public static WorkspaceTerms of(ZoneId zone, Taxonomy taxonomy) {
    Settings defaults = inherited(taxonomy);
    return new WorkspaceTerms(
        new Settings(
            defaults.windows().in(zone),
            defaults.evidence(),
            defaults.csat(),
            defaults.targets(),
            defaults.volume(),
            defaults.tiers(),
            defaults.policy(),
            defaults.money(),
            defaults.reviews()),
        taxonomy,
        Map.of());
  }

  /// What a workspace inherits that has set nothing.
  static Settings inherited(Taxonomy taxonomy) {
    TierSettings defaults = Settings.DEFAULT.tiers();
    Map<String, Band> own = new HashMap<>();
    taxonomy
        .bands()
        .forEach(
            (archetype, band) -> own.put(archetype, Band.ofFractions(band.low(), band.high())));
    return Settings.DEFAULT.withTiers(
        new TierSettings(
            taxonomy.tiers().isEmpty() ? defaults.tiers() : taxonomy.tiers(),
            defaults.bands(),
            own));
  }

  /// The settings by which a deployment is judged.
  public Settings settings(String deploymentId) {
    return ofDeployments.getOrDefault(deploymentId, settings);
  }

  /// The zone in which weeks begin.
  public ZoneId zone() {
    return settings.windows().timeZone();
  }
}

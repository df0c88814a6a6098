package io.candor.metrics.workspace;

import io.candor.metrics.settings.Settings;
import io.candor.metrics.settings.TierSettings;
import io.candor.metrics.taxonomy.Taxonomy;
import java.time.ZoneId;

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
            taxonomy.tiers().isEmpty()
                ? defaults.tiers()
                : new TierSettings(taxonomy.tiers(), defaults.tiers().bands()),
            defaults.policy()),
        taxonomy);
  }

  /// The zone in which weeks begin.
  public ZoneId zone() {
    return settings.windows().timeZone();
  }
}

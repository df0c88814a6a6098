package io.candor.metrics.settings;

/// All settings of a workspace that decide figures, verdicts and findings.
///
/// @param windows weeks and days that figures are taken over
/// @param evidence how much must be known before anything is said
/// @param csat the gates of satisfaction
/// @param targets the lines that the other KPIs must keep
/// @param volume when a theme's volume is a spike
/// @param tiers tiers and bands of the archetypes
/// @param policy refunds and policy incidents
public record Settings(
    WindowSettings windows,
    EvidenceSettings evidence,
    CsatSettings csat,
    TargetSettings targets,
    VolumeSettings volume,
    TierSettings tiers,
    PolicySettings policy) {

  public static final Settings DEFAULT =
      new Settings(
          WindowSettings.DEFAULT,
          EvidenceSettings.DEFAULT,
          CsatSettings.DEFAULT,
          TargetSettings.DEFAULT,
          VolumeSettings.DEFAULT,
          TierSettings.DEFAULT,
          PolicySettings.DEFAULT);
}

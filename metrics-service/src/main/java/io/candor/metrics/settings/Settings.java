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
/// @param money in which currency amounts are added up
/// @param reviews when reviews are due, and what is still worth telling
public record Settings(
    WindowSettings windows,
    EvidenceSettings evidence,
    CsatSettings csat,
    TargetSettings targets,
    VolumeSettings volume,
    TierSettings tiers,
    PolicySettings policy,
    MoneySettings money,
    ReviewSettings reviews) {

  public static final Settings DEFAULT =
      new Settings(
          WindowSettings.DEFAULT,
          EvidenceSettings.DEFAULT,
          CsatSettings.DEFAULT,
          TargetSettings.DEFAULT,
          VolumeSettings.DEFAULT,
          TierSettings.DEFAULT,
          PolicySettings.DEFAULT,
          MoneySettings.DEFAULT,
          ReviewSettings.DEFAULT);

  /// The part that counters follow from.
  public CountingSettings counting() {
    return new CountingSettings(windows.timeZone(), windows.baselineDays(), csat.delayedWindow());
  }

  /// The same settings with other ones that counters follow from.
  public Settings withCounting(CountingSettings counting) {
    return new Settings(
        windows.in(counting.timeZone()).withBaselineDays(counting.baselineDays()),
        evidence,
        new CsatSettings(
            csat.reviewDelta(), csat.rollbackDelta(), csat.handoffMin(), counting.delayedWindow()),
        targets,
        volume,
        tiers,
        policy,
        money,
        reviews);
  }

  /// The same settings with these tiers and bands.
  public Settings withTiers(TierSettings tiers) {
    return new Settings(windows, evidence, csat, targets, volume, tiers, policy, money, reviews);
  }
}

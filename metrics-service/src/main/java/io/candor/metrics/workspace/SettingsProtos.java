package io.candor.metrics.workspace;

import com.google.protobuf.Duration;
import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.kit.error.CandorException;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.cell.DelayedWindow;
import io.candor.metrics.settings.Band;
import io.candor.metrics.settings.CsatSettings;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.settings.MoneySettings;
import io.candor.metrics.settings.OnlineSettings;
import io.candor.metrics.settings.PolicySettings;
import io.candor.metrics.settings.ReviewSettings;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.settings.TargetSettings;
import io.candor.metrics.settings.TierSettings;
import io.candor.metrics.settings.VolumeSettings;
import io.candor.metrics.settings.WindowSettings;
import io.candor.metrics.v1.CsatValues;
import io.candor.metrics.v1.EvidenceValues;
import io.candor.metrics.v1.MoneyValues;
import io.candor.metrics.v1.OnlineValues;
import io.candor.metrics.v1.SettingValues;
import io.candor.metrics.v1.TargetValues;
import io.candor.metrics.v1.TierValues;
import io.candor.metrics.v1.VolumeValues;
import io.candor.metrics.v1.WindowValues;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Lays what is set over what is inherited. Numbers are taken as the decimals that people read
/// (`1.1` is eleven tenths), since lines are compared exactly.
public final class SettingsProtos {
  private SettingsProtos() {}

  /// Reads what is set.
  static SettingValues parse(byte[] content) {
    try {
      return SettingValues.parseFrom(content);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("Stored settings cannot be read", e);
    }
  }

  /// What is set laid over what is inherited.
  ///
  /// @param content bytes of `candor.metrics.v1.SettingValues`; empty when nothing is set
  /// @throws CandorException SETTINGS_INVALID when the values contradict each other
  public static Settings apply(Settings inherited, byte[] content) {
    SettingValues values = parse(content);
    try {
      return new Settings(
          windows(inherited.windows(), values.getWindows()),
          evidence(inherited.evidence(), values.getEvidence()),
          csat(inherited.csat(), values.getCsat()),
          targets(inherited.targets(), values.getTargets()),
          volume(inherited.volume(), values.getVolume(), values.getOnline()),
          tiers(inherited.tiers(), values.getTiers()),
          new PolicySettings(
              values.getPolicy().hasRegulated()
                  ? values.getPolicy().getRegulated()
                  : inherited.policy().regulated(),
              inherited.policy().refundTools()),
          money(inherited.money(), values.getMoney()),
          new ReviewSettings(
              values.getReviews().hasDueHour()
                  ? values.getReviews().getDueHour()
                  : inherited.reviews().dueHour(),
              values.getReviews().hasNotifyWithinDays()
                  ? values.getReviews().getNotifyWithinDays()
                  : inherited.reviews().notifyWithinDays()));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw invalid("values", String.valueOf(e.getMessage()));
    }
  }

  /// Checks that a deployment sets nothing that belongs to its workspace.
  ///
  /// @throws CandorException SETTINGS_INVALID
  static void checkOfDeployment(byte[] content) {
    SettingValues values = parse(content);
    Map<String, Boolean> ofWorkspace = new TreeMap<>();
    ofWorkspace.put("volume", values.hasVolume());
    ofWorkspace.put("online", values.hasOnline());
    ofWorkspace.put("money", values.hasMoney());
    ofWorkspace.put("reviews", values.hasReviews());
    ofWorkspace.put("windows.time_zone", values.getWindows().hasTimeZone());
    ofWorkspace.put("windows.baseline_days", values.getWindows().hasBaselineDays());
    ofWorkspace.put("windows.fact_retention_months", values.getWindows().hasFactRetentionMonths());
    ofWorkspace.put("csat.delayed_from", values.getCsat().hasDelayedFrom());
    ofWorkspace.put("csat.delayed_to", values.getCsat().hasDelayedTo());
    ofWorkspace.put("targets.silence_weeks", values.getTargets().hasSilenceWeeks());
    ofWorkspace.put("targets.silence_factor", values.getTargets().hasSilenceFactor());
    ofWorkspace.forEach(
        (field, set) -> {
          if (set) {
            throw invalid(field, field + ": is of the workspace (expected: not set here)");
          }
        });
  }

  static CandorException invalid(String field, String message) {
    return CandorException.of(MetricsReason.SETTINGS_INVALID)
        .message(message)
        .field(field, message)
        .build();
  }

  private static WindowSettings windows(WindowSettings inherited, WindowValues set) {
    return new WindowSettings(
        set.hasTimeZone() ? zone(set.getTimeZone()) : inherited.timeZone(),
        set.hasBaselineDays() ? set.getBaselineDays() : inherited.baselineDays(),
        set.hasRollingWeeks() ? set.getRollingWeeks() : inherited.rollingWeeks(),
        set.hasTrailingWeeks() ? set.getTrailingWeeks() : inherited.trailingWeeks(),
        set.hasBotBaselineWeeks() ? set.getBotBaselineWeeks() : inherited.botBaselineWeeks(),
        set.hasAloneArchetypes() ? set.getAloneArchetypes() : inherited.aloneArchetypes(),
        decimal(
            set.hasNewArchetypePercent(),
            set.getNewArchetypePercent(),
            inherited.newArchetypePercent()),
        set.hasFactRetentionMonths()
            ? set.getFactRetentionMonths()
            : inherited.factRetentionMonths());
  }

  // Zones without rules of their own are offsets, so that every spelling of UTC is the same zone.
  private static ZoneId zone(String id) {
    return ZoneId.of(id).normalized();
  }

  private static EvidenceSettings evidence(EvidenceSettings inherited, EvidenceValues set) {
    return new EvidenceSettings(
        set.hasMinAnswers() ? set.getMinAnswers() : inherited.minAnswers(),
        set.hasMinDenominator() ? set.getMinDenominator() : inherited.minDenominator(),
        set.hasMinHandleTimes() ? set.getMinHandleTimes() : inherited.minHandleTimes(),
        set.hasConfirmedConfidence()
            ? set.getConfirmedConfidence()
            : inherited.confirmedConfidence(),
        set.hasRollbackConfidence() ? set.getRollbackConfidence() : inherited.rollbackConfidence(),
        inherited.intervalConfidence());
  }

  private static CsatSettings csat(CsatSettings inherited, CsatValues set) {
    DelayedWindow window = inherited.delayedWindow();
    return new CsatSettings(
        decimal(set.hasReviewDeltaPoints(), set.getReviewDeltaPoints(), inherited.reviewDelta()),
        decimal(
            set.hasRollbackDeltaPoints(), set.getRollbackDeltaPoints(), inherited.rollbackDelta()),
        decimal(set.hasHandoffMinPoints(), set.getHandoffMinPoints(), inherited.handoffMin()),
        new DelayedWindow(
            set.hasDelayedFrom() ? duration(set.getDelayedFrom()) : window.from(),
            set.hasDelayedTo() ? duration(set.getDelayedTo()) : window.to()));
  }

  private static java.time.Duration duration(Duration duration) {
    // Whole seconds: the counters are kept by them.
    return java.time.Duration.ofSeconds(duration.getSeconds());
  }

  private static TargetSettings targets(TargetSettings inherited, TargetValues set) {
    return new TargetSettings(
        decimal(
            set.hasContextLossPercent(),
            set.getContextLossPercent(),
            inherited.contextLossPercent()),
        decimal(
            set.hasRepeatStatePercent(),
            set.getRepeatStatePercent(),
            inherited.repeatStatePercent()),
        decimal(
            set.hasAttemptDropPoints(), set.getAttemptDropPoints(), inherited.attemptDropPoints()),
        decimal(
            set.hasContainmentDropPoints(),
            set.getContainmentDropPoints(),
            inherited.containmentDropPoints()),
        decimal(
            set.hasEscalatedHandleTimeFactor(),
            set.getEscalatedHandleTimeFactor(),
            inherited.escalatedHandleTimeFactor()),
        decimal(
            set.hasRepeatContactFactor(),
            set.getRepeatContactFactor(),
            inherited.repeatContactFactor()),
        decimal(set.hasModelDriftPoints(), set.getModelDriftPoints(), inherited.modelDriftPoints()),
        decimal(set.hasDoomLoopPoints(), set.getDoomLoopPoints(), inherited.doomLoopPoints()),
        set.hasDoomLoopWeeks() ? set.getDoomLoopWeeks() : inherited.doomLoopWeeks(),
        set.hasSilenceWeeks() ? set.getSilenceWeeks() : inherited.silenceWeeks(),
        decimal(set.hasSilenceFactor(), set.getSilenceFactor(), inherited.silenceFactor()),
        set.hasMixShiftIndex() ? set.getMixShiftIndex() : inherited.mixShiftPsi());
  }

  private static VolumeSettings volume(
      VolumeSettings inherited, VolumeValues set, OnlineValues online) {
    return new VolumeSettings(
        set.hasFalseDiscoveryRate() ? set.getFalseDiscoveryRate() : inherited.falseDiscoveryRate(),
        set.hasMinSeen() ? set.getMinSeen() : inherited.minSeen(),
        decimal(set.hasMinRatio(), set.getMinRatio(), inherited.minRatio()),
        set.hasEarlierWeeks() ? set.getEarlierWeeks() : inherited.earlierWeeks(),
        set.hasEmergingMinSeen() ? set.getEmergingMinSeen() : inherited.emergingMinSeen(),
        online(inherited.online(), online));
  }

  private static OnlineSettings online(OnlineSettings inherited, OnlineValues set) {
    return new OnlineSettings(
        set.hasRingDays() ? set.getRingDays() : inherited.ringDays(),
        set.hasGuardDays() ? set.getGuardDays() : inherited.guardDays(),
        set.hasUpperZ() ? set.getUpperZ() : inherited.upperZ(),
        set.hasReleaseOnsets() ? set.getReleaseOnsets() : inherited.releaseOnsets(),
        set.hasCalibration() ? set.getCalibration() : inherited.calibration(),
        set.hasMinSeen() ? set.getMinSeen() : inherited.minSeen());
  }

  private static TierSettings tiers(TierSettings inherited, TierValues set) {
    Map<String, Integer> tiers = new HashMap<>(inherited.tiers());
    set.getArchetypeTiersMap()
        .forEach(
            (archetype, tier) -> {
              if (tier == 0) {
                tiers.remove(archetype);
              } else {
                tiers.put(archetype, tier);
              }
            });
    Map<Integer, Band> bands = new HashMap<>(inherited.bands());
    set.getTierBandsMap().forEach((tier, band) -> bands.put(tier, band(band)));
    Map<String, Band> own = new HashMap<>(inherited.ownBands());
    set.getArchetypeBandsMap().forEach((archetype, band) -> own.put(archetype, band(band)));
    return new TierSettings(tiers, bands, own);
  }

  private static Band band(io.candor.metrics.v1.Band band) {
    Band result = Band.ofFractions(band.getLow(), band.getHigh());
    if (band.getHigh() > 1) {
      throw new IllegalArgumentException("band: " + band.getHigh() + " (expected: at most 1)");
    }
    return result;
  }

  private static MoneySettings money(MoneySettings inherited, MoneyValues set) {
    Map<String, BigDecimal> rates = new HashMap<>(inherited.rates());
    set.getRatesMap().forEach((code, rate) -> rates.put(code, BigDecimal.valueOf(rate)));
    return new MoneySettings(
        set.hasCurrency()
            ? Optional.of(set.getCurrency()).filter(code -> !code.isEmpty())
            : inherited.currency(),
        rates);
  }

  private static BigDecimal decimal(boolean set, double value, BigDecimal inherited) {
    return set ? BigDecimal.valueOf(value) : inherited;
  }
}

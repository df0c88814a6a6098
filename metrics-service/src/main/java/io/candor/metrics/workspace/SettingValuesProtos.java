package io.candor.metrics.workspace;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import io.candor.kit.error.CandorException;
import io.candor.metrics.settings.Band;
import io.candor.metrics.settings.OnlineSettings;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.settings.TargetSettings;
import io.candor.metrics.settings.TierSettings;
import io.candor.metrics.settings.VolumeSettings;
import io.candor.metrics.v1.CsatValues;
import io.candor.metrics.v1.EvidenceValues;
import io.candor.metrics.v1.MoneyValues;
import io.candor.metrics.v1.OnlineValues;
import io.candor.metrics.v1.PolicyValues;
import io.candor.metrics.v1.ReviewValues;
import io.candor.metrics.v1.SettingValues;
import io.candor.metrics.v1.TargetValues;
import io.candor.metrics.v1.TierValues;
import io.candor.metrics.v1.VolumeValues;
import io.candor.metrics.v1.WindowValues;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Maps settings to the contract, whole or by field mask.
public final class SettingValuesProtos {
  private static final String OURS = SettingValues.getDescriptor().getFile().getPackage() + ".";

  private SettingValuesProtos() {}

  /// What is set in these bytes.
  public static SettingValues parse(byte[] content) {
    return SettingsProtos.parse(content);
  }

  /// What is set after a change: the fields of the mask as they are in `values`, all others as they
  /// were.
  ///
  /// @param before bytes of what is set
  /// @throws CandorException SETTINGS_INVALID for a path that there is not
  public static byte[] change(byte[] before, SettingValues values, FieldMask mask) {
    SettingValues.Builder changed = SettingsProtos.parse(before).toBuilder();
    for (String path : mask.getPathsList()) {
      copy(changed, values, path, List.of(path.split("\\.", -1)));
    }
    return changed.build().toByteArray();
  }

  private static void copy(
      Message.Builder target, Message source, String path, List<String> names) {
    @Nullable FieldDescriptor field =
        target.getDescriptorForType().findFieldByName(names.getFirst());
    if (field == null) {
      throw SettingsProtos.invalid(
          "update_mask", "update_mask: " + path + " (expected: a path of values)");
    }
    if (names.size() == 1) {
      boolean present =
          field.isRepeated() ? source.getRepeatedFieldCount(field) > 0 : source.hasField(field);
      if (present) {
        target.setField(field, source.getField(field));
      } else {
        target.clearField(field);
      }
      return;
    }
    boolean group =
        field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
            && !field.isRepeated()
            && field.getMessageType().getFullName().startsWith(OURS);
    if (!group) {
      throw SettingsProtos.invalid(
          "update_mask", "update_mask: " + path + " (expected: to end at " + field.getName() + ")");
    }
    copy(
        target.getFieldBuilder(field),
        (Message) source.getField(field),
        path,
        names.subList(1, names.size()));
  }

  /// Everything that is in force.
  public static SettingValues toProto(Settings settings) {
    return SettingValues.newBuilder()
        .setWindows(
            WindowValues.newBuilder()
                .setTimeZone(zone(settings.windows().timeZone()))
                .setBaselineDays(settings.windows().baselineDays())
                .setRollingWeeks(settings.windows().rollingWeeks())
                .setTrailingWeeks(settings.windows().trailingWeeks())
                .setBotBaselineWeeks(settings.windows().botBaselineWeeks())
                .setAloneArchetypes(settings.windows().aloneArchetypes())
                .setNewArchetypePercent(settings.windows().newArchetypePercent().doubleValue())
                .setFactRetentionMonths(settings.windows().factRetentionMonths()))
        .setEvidence(
            EvidenceValues.newBuilder()
                .setMinAnswers(settings.evidence().minAnswers())
                .setMinDenominator(settings.evidence().minDenominator())
                .setMinHandleTimes(settings.evidence().minHandleTimes())
                .setConfirmedConfidence(settings.evidence().confirmedConfidence())
                .setRollbackConfidence(settings.evidence().rollbackConfidence()))
        .setCsat(
            CsatValues.newBuilder()
                .setReviewDeltaPoints(settings.csat().reviewDelta().doubleValue())
                .setRollbackDeltaPoints(settings.csat().rollbackDelta().doubleValue())
                .setHandoffMinPoints(settings.csat().handoffMin().doubleValue())
                .setDelayedFrom(duration(settings.csat().delayedWindow().from()))
                .setDelayedTo(duration(settings.csat().delayedWindow().to())))
        .setTargets(targets(settings.targets()))
        .setVolume(volume(settings.volume()))
        .setOnline(online(settings.volume().online()))
        .setTiers(tiers(settings.tiers()))
        .setPolicy(PolicyValues.newBuilder().setRegulated(settings.policy().regulated()))
        .setMoney(money(settings))
        .setReviews(
            ReviewValues.newBuilder()
                .setDueHour(settings.reviews().dueHour())
                .setNotifyWithinDays(settings.reviews().notifyWithinDays()))
        .build();
  }

  private static String zone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static TargetValues targets(TargetSettings targets) {
    return TargetValues.newBuilder()
        .setContextLossPercent(targets.contextLossPercent().doubleValue())
        .setRepeatStatePercent(targets.repeatStatePercent().doubleValue())
        .setAttemptDropPoints(targets.attemptDropPoints().doubleValue())
        .setContainmentDropPoints(targets.containmentDropPoints().doubleValue())
        .setEscalatedHandleTimeFactor(targets.escalatedHandleTimeFactor().doubleValue())
        .setRepeatContactFactor(targets.repeatContactFactor().doubleValue())
        .setModelDriftPoints(targets.modelDriftPoints().doubleValue())
        .setDoomLoopPoints(targets.doomLoopPoints().doubleValue())
        .setDoomLoopWeeks(targets.doomLoopWeeks())
        .setSilenceWeeks(targets.silenceWeeks())
        .setSilenceFactor(targets.silenceFactor().doubleValue())
        .setMixShiftIndex(targets.mixShiftPsi())
        .build();
  }

  private static VolumeValues volume(VolumeSettings volume) {
    return VolumeValues.newBuilder()
        .setFalseDiscoveryRate(volume.falseDiscoveryRate())
        .setMinSeen(volume.minSeen())
        .setMinRatio(volume.minRatio().doubleValue())
        .setEarlierWeeks(volume.earlierWeeks())
        .setEmergingMinSeen(volume.emergingMinSeen())
        .build();
  }

  private static OnlineValues online(OnlineSettings online) {
    return OnlineValues.newBuilder()
        .setRingDays(online.ringDays())
        .setGuardDays(online.guardDays())
        .setUpperZ(online.upperZ())
        .setReleaseOnsets(online.releaseOnsets())
        .setCalibration(online.calibration())
        .setMinSeen(online.minSeen())
        .build();
  }

  private static TierValues tiers(TierSettings tiers) {
    TierValues.Builder proto = TierValues.newBuilder().putAllArchetypeTiers(tiers.tiers());
    tiers.bands().forEach((tier, band) -> proto.putTierBands(tier, band(band)));
    tiers.ownBands().forEach((archetype, band) -> proto.putArchetypeBands(archetype, band(band)));
    return proto.build();
  }

  private static io.candor.metrics.v1.Band band(Band band) {
    return io.candor.metrics.v1.Band.newBuilder()
        .setLow(band.lowPercent().movePointLeft(2).doubleValue())
        .setHigh(band.highPercent().movePointLeft(2).doubleValue())
        .build();
  }

  private static MoneyValues money(Settings settings) {
    MoneyValues.Builder proto =
        MoneyValues.newBuilder().setCurrency(settings.money().currency().orElse(""));
    settings.money().rates().forEach((code, rate) -> proto.putRates(code, rate.doubleValue()));
    return proto.build();
  }

  private static Duration duration(java.time.Duration duration) {
    return Duration.newBuilder().setSeconds(duration.toSeconds()).build();
  }
}

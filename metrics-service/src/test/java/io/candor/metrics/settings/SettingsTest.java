package io.candor.metrics.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.metrics.cell.DelayedWindow;
import io.candor.metrics.spike.DetectorSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final Settings DEFAULT = Settings.DEFAULT;

  @Test
  void default_windows() {
    assertThat(DEFAULT.windows().timeZone().getId()).isEqualTo("Z");
    assertThat(DEFAULT.windows().baselineDays()).isEqualTo(56);
    assertThat(DEFAULT.windows().rollingWeeks()).isEqualTo(4);
    assertThat(DEFAULT.windows().trailingWeeks()).isEqualTo(4);
    assertThat(DEFAULT.windows().botBaselineWeeks()).isEqualTo(4);
    assertThat(DEFAULT.windows().aloneArchetypes()).isEqualTo(8);
    assertThat(DEFAULT.windows().newArchetypePercent()).isEqualByComparingTo("5");
  }

  @Test
  void default_evidence() {
    assertThat(DEFAULT.evidence()).isEqualTo(new EvidenceSettings(50, 50, 15, 0.95, 0.99, 0.95));
  }

  @Test
  void default_lines() {
    TargetSettings targets = DEFAULT.targets();
    assertThat(DEFAULT.csat().reviewDelta()).isEqualByComparingTo("-2");
    assertThat(DEFAULT.csat().rollbackDelta()).isEqualByComparingTo("-4");
    assertThat(DEFAULT.csat().handoffMin()).isEqualByComparingTo("0");
    assertThat(DEFAULT.csat().delayedWindow())
        .isEqualTo(new DelayedWindow(Duration.ofHours(48), Duration.ofHours(72)));
    assertThat(targets.contextLossPercent()).isEqualByComparingTo("5");
    assertThat(targets.repeatStatePercent()).isEqualByComparingTo("8");
    assertThat(targets.attemptDropPoints()).isEqualByComparingTo("10");
    assertThat(targets.containmentDropPoints()).isEqualByComparingTo("5");
    assertThat(targets.escalatedHandleTimeFactor()).isEqualByComparingTo("1.1");
    assertThat(targets.repeatContactFactor()).isEqualByComparingTo("1.1");
    assertThat(targets.modelDriftPoints()).isEqualByComparingTo("2");
    assertThat(targets.doomLoopPoints()).isEqualByComparingTo("5");
    assertThat(targets.doomLoopWeeks()).isEqualTo(4);
    assertThat(targets.silenceWeeks()).isEqualTo(8);
    assertThat(targets.silenceFactor()).isEqualByComparingTo("0.5");
    assertThat(targets.mixShiftPsi()).isEqualTo(0.2);
  }

  @Test
  void default_volume() {
    assertThat(DEFAULT.volume())
        .isEqualTo(
            new VolumeSettings(
                0.05, 5, BigDecimal.valueOf(2), 4, 5, new OnlineSettings(168, 10, 0.7, 20, 2, 3)));
    // What the benchmark chose is what a workspace that sets nothing gets.
    assertThat(DetectorSettings.of(DEFAULT.volume())).isEqualTo(DetectorSettings.DEFAULT);
  }

  @Test
  void default_tiersAndBands() {
    assertThat(DEFAULT.tiers().tiers()).hasSize(9);
    assertThat(DEFAULT.tiers().band("order_status")).contains(band(40, 60));
    assertThat(DEFAULT.tiers().band("returns")).contains(band(15, 30));
    assertThat(DEFAULT.tiers().band("cancellation")).contains(band(3, 10));
    assertThat(DEFAULT.tiers().tier("other")).isEmpty();
    assertThat(DEFAULT.tiers().band("other")).isEmpty();
  }

  @Test
  void default_policy() {
    assertThat(DEFAULT.policy()).isEqualTo(new PolicySettings(false, Set.of("issue_refund")));
  }

  @Test
  void tiers_withoutABand_hasNone() {
    TierSettings tiers = new TierSettings(Map.of("returns", 4), Map.of(1, band(40, 60)), Map.of());

    assertThat(tiers.tier("returns")).contains(4);
    assertThat(tiers.band("returns")).isEmpty();
  }

  @Test
  void tiers_ownBand_goesBeforeTheTiers() {
    TierSettings tiers =
        new TierSettings(
            Map.of("returns", 1), Map.of(1, band(40, 60)), Map.of("returns", band(5, 7)));

    assertThat(tiers.band("returns")).contains(band(5, 7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.95, 0.999})
  void evidence_confidence_taken(double confidence) {
    assertThatCode(() -> new EvidenceSettings(50, 50, 15, confidence, confidence, 0.95))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 0.3, 1, Double.NaN})
  void evidence_confidence_refused(double confidence) {
    assertThatThrownBy(() -> new EvidenceSettings(50, 50, 15, confidence, 0.99, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("confirmed_confidence: " + confidence);
    assertThatThrownBy(() -> new EvidenceSettings(50, 50, 15, 0.95, confidence, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("rollback_confidence: " + confidence);
  }

  @Test
  void csat_rollbackAboveReview_refused() {
    assertThatThrownBy(
            () ->
                new CsatSettings(
                    BigDecimal.valueOf(-4),
                    BigDecimal.valueOf(-2),
                    BigDecimal.ZERO,
                    DelayedWindow.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rollback_delta: -2");
  }

  @Test
  void counts_belowOne_refused() {
    assertThatThrownBy(
            () ->
                new WindowSettings(DEFAULT.windows().timeZone(), 56, 0, 4, 4, 8, BigDecimal.TEN, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rolling_weeks: 0 (expected: >= 1)");
    assertThatThrownBy(() -> new VolumeSettings(0, 5, BigDecimal.TWO, 4, 5, OnlineSettings.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("false_discovery_rate");
    assertThatThrownBy(() -> band(10, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DelayedWindow(Duration.ofHours(2), Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Band band(int low, int high) {
    return new Band(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
  }
}

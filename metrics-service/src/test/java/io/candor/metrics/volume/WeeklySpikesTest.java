package io.candor.metrics.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.settings.VolumeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeeklySpikesTest {

  private static final IsoWeek NOW = IsoWeek.parse("2026-W11");
  private static final IsoWeek LAST = NOW.plusWeeks(-1);
  private static final IsoWeek EARLIER = NOW.plusWeeks(-4);

  private final List<ItemCell> cells = new ArrayList<>();

  @Test
  void find_fourTimesAsMany_againstBothReferences() {
    words(NOW, 400).words(LAST, 400).words(EARLIER, 400);
    low(NOW, "login_loop", "ENTERPRISE", 17).low(LAST, "login_loop", "ENTERPRISE", 4);
    low(EARLIER, "login_loop", "ENTERPRISE", 3);

    Spike spike = find().getFirst();
    assertThat(spike.series()).isEqualTo(parent("login_loop"));
    assertThat(spike.risen())
        .extracting(Spike.Risen::reference)
        .containsExactly(Spike.Reference.LAST_WEEK, Spike.Reference.FOUR_WEEKS_EARLIER);
    // The low ones are words too: 17 / 417 against 4 / 404
    assertThat(spike.risen().getFirst().comparison().ratio().orElseThrow())
        .isCloseTo(17 * 404 / (4 * 417.0), within(1e-12));
  }

  @Test
  void find_oneReferenceSuffices() {
    words(NOW, 400).words(LAST, 400).words(EARLIER, 400);
    low(NOW, "login_loop", "SMB", 20).low(LAST, "login_loop", "SMB", 15);

    assertThat(find().getFirst().risen())
        .extracting(Spike.Risen::reference)
        .containsExactly(Spike.Reference.FOUR_WEEKS_EARLIER);
  }

  @Test
  void find_everythingRises_isNoSpike() {
    words(NOW, 4000).words(LAST, 1000).words(EARLIER, 1000);
    for (String theme : List.of("login_loop", "late_delivery", "refund_delay")) {
      low(NOW, theme, "SMB", 40).low(LAST, theme, "SMB", 10).low(EARLIER, theme, "SMB", 10);
    }

    assertThat(find()).isEmpty();
  }

  @Test
  void find_fourSeen_areTooFewToSpeakOf() {
    words(NOW, 400).words(LAST, 4000).words(EARLIER, 4000);
    low(NOW, "login_loop", "SMB", 4);

    assertThat(find()).isEmpty();
  }

  @Test
  void find_significantButNotTwice_isNotSpokenOf() {
    words(NOW, 10_000).words(LAST, 10_000).words(EARLIER, 10_000);
    low(NOW, "login_loop", "SMB", 300).low(LAST, "login_loop", "SMB", 200);
    low(EARLIER, "login_loop", "SMB", 200);

    assertThat(find()).isEmpty();
  }

  @Test
  void find_manySeries_raiseTheBar() {
    words(NOW, 1000).words(LAST, 1000).words(EARLIER, 1000);
    low(NOW, "login_loop", "SMB", 9).low(LAST, "login_loop", "SMB", 1);
    low(EARLIER, "login_loop", "SMB", 9);
    assertThat(find()).hasSize(2);

    // The same week among forty quiet themes: p of about 0.01 is then to be expected.
    for (int i = 0; i < 40; i++) {
      low(NOW, "quiet" + i, "SMB", 3).low(LAST, "quiet" + i, "SMB", 3);
      low(EARLIER, "quiet" + i, "SMB", 3);
    }
    assertThat(find()).isEmpty();
  }

  @Test
  void find_segments_onlyBelowASpike() {
    words(NOW, 400).words(LAST, 400).words(EARLIER, 400);
    low(NOW, "login_loop", "ENTERPRISE", 14).low(NOW, "login_loop", "SMB", 3);
    // Enterprise alone rises here too, but the theme as a whole does not.
    low(NOW, "late_delivery", "ENTERPRISE", 14).low(LAST, "late_delivery", "SMB", 20);
    low(EARLIER, "late_delivery", "SMB", 20);

    assertThat(find())
        .extracting(Spike::series)
        .containsExactly(
            parent("login_loop"),
            new Series("mobile_app", "login_loop", Optional.of("ENTERPRISE")));
  }

  @Test
  void find_noReferenceYet_isNotTested() {
    words(NOW, 400);
    low(NOW, "login_loop", "SMB", 40);

    assertThat(find()).isEmpty();
  }

  @Test
  void low_unratedAndSatisfiedItems_areExposureOnly() {
    cells.add(
        new ItemCell(
            new ItemKey(NOW, "mobile_app", "login_loop", "SMB", "COMMUNITY"),
            new ItemCounts(10, 10, 4, 0, 0, 20_000_000_000L)));
    WeeklyVolumes volumes = new WeeklyVolumes(cells);

    assertThat(volumes.low(parent("login_loop"), NOW)).isZero();
    assertThat(volumes.exposure(NOW)).isEqualTo(10);
  }

  private List<Spike> find() {
    return WeeklySpikes.find(new WeeklyVolumes(cells), NOW, VolumeSettings.DEFAULT);
  }

  private static Series parent(String theme) {
    return new Series("mobile_app", theme, Optional.empty());
  }

  /// Words about nothing in particular.
  private WeeklySpikesTest words(IsoWeek week, long count) {
    cells.add(
        new ItemCell(
            new ItemKey(week, "billing", "", "SMB", "NPS"),
            new ItemCounts(count, count, 0, 0, 0, 0)));
    return this;
  }

  private WeeklySpikesTest low(IsoWeek week, String theme, String segment, long count) {
    cells.add(
        new ItemCell(
            new ItemKey(week, "mobile_app", theme, segment, "APP_REVIEW"),
            new ItemCounts(count, count, count, count, 2 * count, count * 1_000_000_000L)));
    return this;
  }
}

package io.candor.metrics.spike;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.settings.OnlineSettings;
import io.candor.metrics.settings.VolumeSettings;
import io.candor.metrics.volume.HourCell;
import io.candor.metrics.volume.HourCounts;
import io.candor.metrics.volume.HourKey;
import io.candor.metrics.volume.Series;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpikeReplayTest {
  private static final DetectorSettings SETTINGS = DetectorSettings.DEFAULT;

  // 2026-01-05T00:00Z, a Monday.
  private static final long START = Instant.parse("2026-01-05T00:00:00Z").getEpochSecond() / 3600;
  private static final int DAYS = 80;
  private static final long END = START + 24L * DAYS;

  // 2026-03-06T09:00Z.
  private static final long BROKEN = START + 24 * 60 + 9;

  private final SimulatedCounts counts = new SimulatedCounts(5);

  @Test
  void bug_isFoundWithinADayOfItsRelease_andTellsSinceWhen() {
    SpikeReplay replay = new SpikeReplay(SETTINGS, ZoneOffset.UTC);
    List<AreaRelease> releases = List.of(new AreaRelease("mobile_app", at(BROKEN)));
    replay.run(world(), releases, START, BROKEN + 24, (hour, state) -> {});

    SpikeView view = replay.found().of("mobile_app", "login_loop", week(BROKEN)).orElseThrow();
    // A complaint of two days before may belong to it, as far as counts can tell.
    assertThat(view.onset()).isBetween(at(BROKEN - 72), at(BROKEN + 6));
    assertThat(view.raised()).isBefore(at(BROKEN + 24));
    assertThat(view.ratio()).isGreaterThan(4);
    assertThat(view.ratioLower()).isBetween(1.0, view.ratio());
    assertThat(view.open()).isTrue();
    assertThat(view.raisedThisWeek()).isTrue();
  }

  @Test
  void riseOfOneSegment_isToldWithTheSegment_whenTheThemeDoesNotShowIt() {
    List<HourCell> cells = new ArrayList<>();
    for (long hour = START; hour < END; hour++) {
      cells.add(cell(hour, "", "", "ENTERPRISE", 4, 0));
      cells.add(cell(hour, "", "", "SMB", 200, 0));
      // A hundred a day of small ones hide the handful of large ones.
      cells.add(cell(hour, "billing", "wrong_invoice", "SMB", 4, counts.count(4, 2)));
      int large = hour >= BROKEN ? 1 : hour % 48 == 0 ? 1 : 0;
      cells.add(cell(hour, "billing", "wrong_invoice", "ENTERPRISE", large, large));
    }
    SpikeReplay replay = new SpikeReplay(SETTINGS, ZoneOffset.UTC);
    replay.run(cells, List.of(), START, BROKEN + 48, (hour, state) -> {});
    assertThat(replay.found().of("billing", "wrong_invoice", week(BROKEN)))
        .map(SpikeView::series)
        .contains(new Series("billing", "wrong_invoice", Optional.of("ENTERPRISE")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata"})
  void resumedReplay_comesToTheSame(String zone) {
    List<HourCell> cells = world();
    List<AreaRelease> releases = List.of(new AreaRelease("mobile_app", at(BROKEN)));
    Map<Long, byte[]> checkpoints = new HashMap<>();
    SpikeReplay whole = new SpikeReplay(SETTINGS, ZoneId.of(zone));
    whole.run(
        cells,
        releases,
        START,
        END,
        (hour, state) -> checkpoints.put(hour, SpikeCheckpoint.write(state)));
    OnlineSpikes expected = whole.found();
    byte[] last = SpikeCheckpoint.write(whole);

    assertThat(checkpoints).hasSizeGreaterThan(DAYS - 3);
    for (Map.Entry<Long, byte[]> checkpoint : checkpoints.entrySet()) {
      long from = checkpoint.getKey();
      if (from < END - 24 * 30) {
        continue;
      }
      SpikeReplay resumed =
          SpikeCheckpoint.read(checkpoint.getValue(), SETTINGS, ZoneId.of(zone)).orElseThrow();
      List<HourCell> rest = cells.stream().filter(cell -> cell.key().hour() >= from).toList();
      resumed.run(rest, releases, from, END, (hour, state) -> {});
      assertThat(SpikeCheckpoint.write(resumed)).isEqualTo(last);
      for (IsoWeek week = week(START); !week.isAfter(week(END)); week = week.plusWeeks(1)) {
        assertThat(resumed.found().in(week)).isEqualTo(expected.in(week));
      }
    }
  }

  @Test
  void manyThemes_areAllCounted() {
    List<HourCell> cells = new ArrayList<>();
    for (int theme = 0; theme < 200; theme++) {
      cells.add(cell(START, "billing", "theme_%03d".formatted(theme), "segment_" + theme, 1, 1));
    }
    SpikeReplay replay = new SpikeReplay(SETTINGS, ZoneOffset.UTC);
    replay.run(cells, List.of(), START, START + 1, (hour, state) -> {});
    // Each theme, and it in its segment.
    assertThat(replay.detector.series)
        .hasSize(400)
        .allMatch(state -> java.util.Arrays.stream(state.counts).sum() == 1);
  }

  @Test
  void checkpointThatIsNotWhole_isForgotten() {
    SpikeReplay replay = new SpikeReplay(SETTINGS, ZoneOffset.UTC);
    replay.run(world(), List.of(), START, START + 48, (hour, state) -> {});
    byte[] content = SpikeCheckpoint.write(replay);

    for (int length = 0; length < content.length; length += 7) {
      assertThat(SpikeCheckpoint.read(Arrays.copyOf(content, length), SETTINGS, ZoneOffset.UTC))
          .isEmpty();
    }
  }

  @Test
  void checkpointOfOtherSettings_isForgotten() {
    SpikeReplay replay = new SpikeReplay(SETTINGS, ZoneOffset.UTC);
    replay.run(world(), List.of(), START, START + 48, (hour, state) -> {});
    byte[] content = SpikeCheckpoint.write(replay);
    VolumeSettings others =
        new VolumeSettings(0.1, 5, BigDecimal.TWO, 4, 5, OnlineSettings.DEFAULT);
    assertThat(SpikeCheckpoint.read(content, DetectorSettings.of(others), ZoneOffset.UTC))
        .isEmpty();
    assertThat(SpikeCheckpoint.read(content, SETTINGS, ZoneId.of("Asia/Kolkata"))).isEmpty();
  }

  /// A hundred verbatims a day, a few of them about five themes; for ten days from a release on a
  /// login loop.
  private List<HourCell> world() {
    List<HourCell> cells = new ArrayList<>();
    for (long hour = START; hour < END; hour++) {
      cells.add(cell(hour, "", "", "UNSPECIFIED", counts.count(4, 1), 0));
      for (int theme = 0; theme < 5; theme++) {
        int low = counts.count(0.1, 1);
        if (low > 0) {
          cells.add(cell(hour, "billing", "theme_" + theme, "SMB", low, low));
        }
      }
      boolean broken = hour >= BROKEN && hour < BROKEN + 240;
      int low = counts.count(broken ? 0.6 : 0.02, 1);
      if (low > 0) {
        cells.add(cell(hour, "mobile_app", "login_loop", "ENTERPRISE", low, low));
      }
    }
    return cells;
  }

  private static HourCell cell(
      long hour, String area, String theme, String segment, int verbatims, int low) {
    return new HourCell(
        new HourKey(hour, area, theme, segment), new HourCounts(Math.max(verbatims, low), low));
  }

  private static Instant at(long hour) {
    return Instant.ofEpochSecond(hour * 3600);
  }

  private static IsoWeek week(long hour) {
    return IsoWeek.of(at(hour), ZoneOffset.UTC);
  }
}

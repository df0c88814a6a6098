package io.candor.metrics.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.cell.Percentiles;
import io.candor.metrics.kpi.HandleTime.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MeasuredPercentilesTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2026-W10");
  private static final MeasuredPercentiles PERCENTILES =
      new MeasuredPercentiles(
          new Baseline(List.of(), List.of("returns")),
          List.of(
              sample(WEEK, "returns", "SMB", 1_000),
              sample(WEEK, "returns", "FREE", 3_000),
              sample(WEEK, "rare", "SMB", 9_000),
              sample(WEEK.plusWeeks(1), "returns", "SMB", 500_000)));

  @Test
  void row_holdsItsArchetypeWeekAndCut() {
    // 1 + 0.5 * (3 - 1) and 1 + 0.9 * (3 - 1)
    assertThat(PERCENTILES.percentiles(key(Line.of("returns"), Cut.WHOLE), Series.BOT))
        .contains(new Percentiles(2.0, 2.8));
    assertThat(PERCENTILES.percentiles(key(Line.of("returns"), new Cut.Segment("SMB")), Series.BOT))
        .contains(new Percentiles(1.0, 1.0));
    assertThat(PERCENTILES.percentiles(key(Line.LONG_TAIL, Cut.WHOLE), Series.BOT))
        .contains(new Percentiles(9.0, 9.0));
    // 1, 3, 9
    assertThat(PERCENTILES.percentiles(key(Line.ALL, Cut.WHOLE), Series.BOT).orElseThrow())
        .extracting(Percentiles::p50Seconds)
        .isEqualTo(3.0);
  }

  @Test
  void seriesWithoutMeasures_hasNone() {
    assertThat(
            PERCENTILES.percentiles(key(Line.of("returns"), Cut.WHOLE), Series.ESCALATED_TICKETING))
        .isEmpty();
    assertThat(
            PERCENTILES.percentiles(
                key(Line.of("returns"), new Cut.Segment("ENTERPRISE")), Series.BOT))
        .isEmpty();
  }

  private static RowKey key(Line line, Cut cut) {
    return new RowKey(line, cut, WEEK);
  }

  private static HandleTimeSample sample(
      IsoWeek week, String archetype, String segment, long millis) {
    return new HandleTimeSample(
        week, archetype, segment, "", new long[] {millis}, new long[0], new long[0]);
  }
}

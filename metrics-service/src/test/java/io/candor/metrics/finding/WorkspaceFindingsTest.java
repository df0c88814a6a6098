package io.candor.metrics.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.kpi.Maturity;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.settings.TargetSettings;
import io.candor.metrics.volume.ItemCell;
import io.candor.metrics.volume.ItemCounts;
import io.candor.metrics.volume.ItemKey;
import io.candor.metrics.volume.WeeklyVolumes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Findings that speak of the workspace, or that come from other counters than the panel's.
class WorkspaceFindingsTest {

  private static final IsoWeek FIRST = IsoWeek.parse("2026-W01");
  private static final Maturity LATER =
      new Maturity(Instant.parse("2027-01-01T00:00:00Z"), Settings.DEFAULT);

  @Test
  void surveySilence_belowHalfOfItsUsualRate() {
    // Eight weeks at 40 %, then 20 % (exactly half), then 10 %; the usual rate of the last is 37.5
    // %.
    SortedMap<IsoWeek, ResponseWeek> weeks = new TreeMap<>();
    for (int week = 0; week < 8; week++) {
      weeks.put(FIRST.plusWeeks(week), new ResponseWeek(1000, 400, 100));
    }
    weeks.put(FIRST.plusWeeks(8), new ResponseWeek(1000, 200, 100));
    weeks.put(FIRST.plusWeeks(9), new ResponseWeek(1000, 100, 100));

    List<Finding> findings = Episodes.fold(SurveySilence.judge(weeks, LATER));

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().key().detail()).isEqualTo("RESOLUTION");
    assertThat(findings.getFirst().openedWeek()).isEqualTo(FIRST.plusWeeks(9));
    assertThat(findings.getFirst().latest().tripped().figures().value("trailingMeanRate"))
        .hasValue(0.375);
  }

  @Test
  void surveySilence_noPastToCompareWith_isNotJudged() {
    SortedMap<IsoWeek, ResponseWeek> weeks = new TreeMap<>();
    for (int week = 0; week < 8; week++) {
      weeks.put(FIRST.plusWeeks(week), new ResponseWeek(1000, week == 7 ? 0 : 400, 0));
    }

    assertThat(SurveySilence.judge(weeks, LATER))
        .allMatch(judgement -> judgement.outcome() instanceof Judgement.NotJudged);
  }

  @Test
  void mixShift_aboveTheIndex_onceTheQuarterIsOver() {
    Map<String, Long> baseline = Map.of("returns", 500L, "order_status", 500L);
    List<MixShift.Quarter> quarters =
        List.of(
            quarter("2026-W13", true, 520, 480),
            quarter("2026-W26", true, 800, 200),
            quarter("2026-W39", false, 900, 100));

    List<Finding> findings =
        Episodes.fold(MixShift.judge("helpbot", quarters, baseline, TargetSettings.DEFAULT));

    // (0.8 - 0.5) ln(0.8 / 0.5) + (0.2 - 0.5) ln(0.2 / 0.5) = 0.141 + 0.275
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().openedWeek()).isEqualTo(IsoWeek.parse("2026-W26"));
    assertThat(findings.getFirst().weeks()).hasSize(1);
  }

  @Test
  void themeSpikes_clearWhenTheThemeIsBack_andNeverJudgeARunningWeek() {
    List<ItemCell> cells = new ArrayList<>();
    long[] low = {2, 2, 2, 2, 2, 20, 22, 3};
    for (int week = 0; week < low.length; week++) {
      cells.add(items(week, "", 400, 0));
      cells.add(items(week, "login_loop", low[week], low[week]));
    }
    WeeklyVolumes volumes = new WeeklyVolumes(cells);
    List<IsoWeek> weeks = List.of(at(4), at(5), at(6), at(7));

    Finding finding = Episodes.fold(ThemeSpikes.judge(volumes, weeks, LATER)).getFirst();
    assertThat(finding.key().scope()).isEqualTo(Scope.ofTheme("mobile_app", "login_loop"));
    assertThat(finding.openedWeek()).isEqualTo(at(5));
    assertThat(finding.closedWeek()).contains(at(7));
    // Week 6 has risen against four weeks earlier only.
    assertThat(finding.latest().tripped().figures().value("lastWeekRatio")).isEmpty();
    assertThat(finding.latest().tripped().figures().value("fourWeeksEarlierRatio")).isPresent();

    Instant inWeekFive = at(6).start(Settings.DEFAULT.windows().timeZone()).minusMillis(1);
    Maturity running = new Maturity(inWeekFive, Settings.DEFAULT);
    assertThat(Episodes.fold(ThemeSpikes.judge(volumes, weeks, running))).isEmpty();
  }

  private static IsoWeek at(int week) {
    return FIRST.plusWeeks(week);
  }

  private static MixShift.Quarter quarter(
      String lastWeek, boolean over, long returns, long orderStatus) {
    return new MixShift.Quarter(
        IsoWeek.parse(lastWeek), over, Map.of("returns", returns, "order_status", orderStatus));
  }

  private static ItemCell items(int week, String theme, long count, long low) {
    return new ItemCell(
        new ItemKey(at(week), "mobile_app", theme, "SMB", "APP_REVIEW"),
        new ItemCounts(count, count, low, low, low, low * 2_000_000_000L));
  }
}

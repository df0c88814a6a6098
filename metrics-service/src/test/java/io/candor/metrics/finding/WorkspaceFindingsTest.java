package io.candor.metrics.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.kpi.Maturity;
import io.candor.metrics.producer.ProducerSilence;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.settings.TargetSettings;
import io.candor.metrics.spike.OnlineSpikes;
import io.candor.metrics.spike.SpikeView;
import io.candor.metrics.volume.ItemCell;
import io.candor.metrics.volume.ItemCounts;
import io.candor.metrics.volume.ItemKey;
import io.candor.metrics.volume.Series;
import io.candor.metrics.volume.WeeklyVolumes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  void silenceOfAProducer_tripsWhileItLasts_andIsClearedByAWholeWeekWithout() {
    // Thursday of the first week to Tuesday of the third, then not again; seen in the sixth.
    Instant start = FIRST.start(ZoneOffset.UTC).plus(Duration.ofDays(3));
    var silence =
        new ProducerSilence(
            "surveys.delayed",
            start.minus(Duration.ofDays(3)),
            Duration.ofDays(1),
            start,
            Optional.of(start.plus(Duration.ofDays(12))));

    List<Finding> findings =
        Episodes.fold(ProducerSilences.judge(List.of(silence), at(FIRST.plusWeeks(5))));

    assertThat(findings).hasSize(1);
    Finding finding = findings.getFirst();
    assertThat(finding.key().detail()).isEqualTo("producer:surveys.delayed");
    assertThat(finding.strength()).isEqualTo(Strength.CONFIRMED);
    assertThat(finding.weeks())
        .extracting(Finding.Week::week)
        .containsExactly(FIRST, FIRST.plusWeeks(1), FIRST.plusWeeks(2));
    assertThat(finding.closedWeek()).hasValue(FIRST.plusWeeks(3));
    assertThat(finding.latest().tripped().figures().value("usualIntervalSeconds")).hasValue(86_400);
    assertThat(finding.latest().tripped().figures().value("silentAfterSeconds"))
        .hasValue(3 * 86_400);
  }

  @Test
  void silenceOfAProducer_thatLasts_isOpen_andNotSeenBeforeItBegan() {
    Instant start = FIRST.start(ZoneOffset.UTC).plus(Duration.ofDays(3));
    var silence =
        new ProducerSilence(
            "conversations",
            start.minus(Duration.ofHours(10)),
            Duration.ofHours(3),
            start,
            Optional.empty());

    assertThat(Episodes.fold(ProducerSilences.judge(List.of(silence), at(FIRST.plusWeeks(2)))))
        .singleElement()
        .satisfies(finding -> assertThat(finding.state()).isEqualTo(Finding.State.OPEN))
        .satisfies(finding -> assertThat(finding.weeks()).hasSize(3));
    assertThat(ProducerSilences.judge(List.of(silence), at(FIRST))).isEmpty();
  }

  /// Monday noon of a week.
  private static Maturity at(IsoWeek week) {
    return new Maturity(week.start(ZoneOffset.UTC).plus(Duration.ofHours(12)), Settings.DEFAULT);
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

    Finding finding =
        Episodes.fold(ThemeSpikes.judge(volumes, OnlineSpikes.NONE, weeks, LATER)).getFirst();
    assertThat(finding.key().scope()).isEqualTo(Scope.ofTheme("mobile_app", "login_loop"));
    assertThat(finding.openedWeek()).isEqualTo(at(5));
    assertThat(finding.closedWeek()).contains(at(7));
    // Week 6 has risen against four weeks earlier only.
    assertThat(finding.latest().tripped().figures().value("lastWeekRatio")).isEmpty();
    assertThat(finding.latest().tripped().figures().value("fourWeeksEarlierRatio")).isPresent();

    Instant inWeekFive = at(6).start(Settings.DEFAULT.windows().timeZone()).minusMillis(1);
    Maturity running = new Maturity(inWeekFive, Settings.DEFAULT);
    assertThat(Episodes.fold(ThemeSpikes.judge(volumes, OnlineSpikes.NONE, weeks, running)))
        .isEmpty();
  }

  @Test
  void themeSpike_seenByTheHour_isTheSameFindingAsThatOfTheWeek() {
    List<ItemCell> cells = new ArrayList<>();
    long[] low = {2, 2, 2, 2, 2, 20, 12, 3};
    for (int week = 0; week < low.length; week++) {
      cells.add(items(week, "", 400, 0));
      cells.add(items(week, "login_loop", low[week], low[week]));
    }
    WeeklyVolumes volumes = new WeeklyVolumes(cells);
    // Raised in week 5; twelve against two in week 6; back to three, and over, in week 7.
    Instant over = at(7).start(Settings.DEFAULT.windows().timeZone()).plusSeconds(7_200);
    Map<IsoWeek, List<SpikeView>> alerts =
        new HashMap<>(
            Map.of(
                at(5), List.of(alert(20, 2, 20, 2, Optional.empty())),
                at(6), List.of(alert(32, 4, 12, 2, Optional.empty())),
                at(7), List.of(alert(35, 6, 3, 2, Optional.of(over)))));
    OnlineSpikes online = new OnlineSpikes(alerts);

    Instant inWeekFive = at(6).start(Settings.DEFAULT.windows().timeZone()).minusMillis(1);
    Maturity running = new Maturity(inWeekFive, Settings.DEFAULT);
    Finding early =
        Episodes.fold(ThemeSpikes.judge(volumes, online, List.of(at(4), at(5)), running))
            .getFirst();
    assertThat(early.openedWeek()).isEqualTo(at(5));
    assertThat(early.latest().tripped().figures().value("lastWeekRatio")).isPresent();
    assertThat(early.latest().tripped().figures().value("lastWeekAdjustedP")).isEmpty();

    List<Finding> later =
        Episodes.fold(
            ThemeSpikes.judge(volumes, online, List.of(at(4), at(5), at(6), at(7)), LATER));
    assertThat(later).hasSize(1);
    assertThat(later.getFirst().key()).isEqualTo(early.key());
    assertThat(later.getFirst().openedWeek()).isEqualTo(at(5));
    assertThat(later.getFirst().weeks()).hasSize(2);
    assertThat(later.getFirst().closedWeek()).contains(at(7));

    // A calm week in which the detector has not seen the end of it does not clear it.
    alerts.put(at(7), List.of(alert(35, 6, 3, 2, Optional.empty())));
    Finding lasting =
        Episodes.fold(
                ThemeSpikes.judge(
                    volumes, new OnlineSpikes(alerts), List.of(at(4), at(5), at(6), at(7)), LATER))
            .getFirst();
    assertThat(lasting.closedWeek()).isEmpty();
    assertThat(lasting.weeks()).hasSize(2);
  }

  @Test
  void emergingTheme_isSpokenOfFromFiveInFourWeeks_untilFourWeeksHaveNone() {
    // 2 + 2 + 1 in four weeks; weeks 9 to 12 are the first four without any.
    List<Finding> findings = emerging(0, 2, 2, 1, 6, 0, 0, 0, 1, 0, 0, 0, 0, 0);

    assertThat(findings).hasSize(1);
    Finding finding = findings.getFirst();
    assertThat(finding.key().kind()).isEqualTo(FindingKind.THEME_EMERGING);
    assertThat(finding.openedWeek()).isEqualTo(at(3));
    assertThat(finding.closedWeek()).contains(at(12));
    // A week without any says nothing of its own.
    assertThat(finding.weeks()).extracting(Finding.Week::week).containsExactly(at(3), at(4), at(8));
    Figures second = finding.weeks().get(1).tripped().figures();
    assertThat(second.value("seen")).hasValue(3);
    assertThat(second.value("mentions")).hasValue(6);
    assertThat(second.value("mentionsSinceFirst")).hasValue(11);
  }

  @Test
  void emergingTheme_isNotSpokenOfBeforeItWasFound_howeverOldItsTexts() {
    List<Finding> findings = emerging(Optional.of(at(6)), 5, 2, 0, 0, 0, 1, 4, 6, 0, 0, 0, 0);

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().openedWeek()).isEqualTo(at(6));
    Figures first = findings.getFirst().weeks().getFirst().tripped().figures();
    assertThat(first.value("mentionsSinceFirst")).hasValue(12);
  }

  @Test
  void whatIsMentionedNowAndThen_isNotEmerging_howeverLong() {
    assertThat(emerging(1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 2, 0)).isEmpty();
    // Nor is it raised again by a single one, long after.
    assertThat(emerging(0, 3, 4, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1)).hasSize(1);
  }

  @Test
  void themeThatIsNoLongerEmerging_isNoFinding() {
    assertThat(
            EmergingThemes.judge(
                new WeeklyVolumes(List.of(items(0, "login_loop", 9, 9))),
                List.of(),
                List.of(at(0)),
                LATER))
        .isEmpty();
  }

  private static List<Finding> emerging(long... mentions) {
    return emerging(Optional.empty(), mentions);
  }

  private static List<Finding> emerging(Optional<IsoWeek> found, long... mentions) {
    List<ItemCell> cells = new ArrayList<>();
    List<IsoWeek> weeks = new ArrayList<>();
    for (int week = 0; week < mentions.length; week++) {
      weeks.add(at(week));
      cells.add(items(week, "", 100, 0));
      cells.add(items(week, "login_loop", mentions[week], mentions[week] / 2));
    }
    return Episodes.fold(
        EmergingThemes.judge(
            new WeeklyVolumes(cells),
            List.of(
                new EmergingThemes.Emerging(
                    new Series("mobile_app", "login_loop", Optional.empty()), found)),
            weeks,
            LATER));
  }

  private static SpikeView alert(
      long seen, double expected, long weekSeen, double weekExpected, Optional<Instant> closed) {
    Instant onset = at(5).start(Settings.DEFAULT.windows().timeZone());
    return new SpikeView(
        new Series("mobile_app", "login_loop", Optional.empty()),
        onset,
        onset.plusSeconds(36_000),
        closed,
        seen,
        expected,
        1,
        weekSeen,
        weekExpected,
        seen == weekSeen);
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

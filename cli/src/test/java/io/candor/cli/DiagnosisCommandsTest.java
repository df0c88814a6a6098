package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.type.Date;
import com.google.type.Money;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingScope;
import io.candor.alert.v1.Impact;
import io.candor.alert.v1.OnlineFigure;
import io.candor.alert.v1.ReleaseMarker;
import io.candor.alert.v1.SegmentImpact;
import io.candor.alert.v1.VolumeFigure;
import io.candor.alert.v1.WeekFigure;
import io.candor.ingest.v1.Account;
import io.candor.metrics.v1.AffectedAccount;
import io.candor.metrics.v1.AffectedSegment;
import io.candor.metrics.v1.AttributeTime;
import io.candor.metrics.v1.Classification;
import io.candor.metrics.v1.Concentration;
import io.candor.metrics.v1.DiagnosisServiceGrpc;
import io.candor.metrics.v1.FindingServiceGrpc;
import io.candor.metrics.v1.GetImpactRequest;
import io.candor.metrics.v1.GetImpactResponse;
import io.candor.metrics.v1.ListAffectedAccountsResponse;
import io.candor.metrics.v1.ListSpikesRequest;
import io.candor.metrics.v1.ListSpikesResponse;
import io.candor.metrics.v1.Priority;
import io.candor.metrics.v1.QuarterRenewals;
import io.candor.metrics.v1.Rate;
import io.candor.metrics.v1.RootCauseShare;
import io.candor.metrics.v1.Spike;
import io.candor.metrics.v1.StageAccounts;
import io.candor.metrics.v1.ThemeImpact;
import org.junit.jupiter.api.Test;

final class DiagnosisCommandsTest {
  // 2026-03-12T09:00Z
  private static final Timestamp ONSET = Timestamp.newBuilder().setSeconds(1_773_306_000).build();

  @Test
  void spikes_tellSinceWhenAndWhoIsHit() throws Exception {
    Spike spike =
        Spike.newBuilder()
            .addDays(day(10, 0))
            .addDays(day(11, 1))
            .addDays(day(12, 8))
            .addDays(day(13, 12))
            .setFinding(
                Finding.newBuilder()
                    .setKind(Finding.Kind.THEME_SPIKE)
                    .setState(Finding.State.OPEN)
                    .setScope(
                        FindingScope.newBuilder().setAreaId("mobile_app").setThemeId("login_loop"))
                    .setRelease(ReleaseMarker.newBuilder().setVersion("5.2.0"))
                    .setImpact(
                        Impact.newBuilder()
                            .setPriority(1.5)
                            .addSegments(
                                SegmentImpact.newBuilder()
                                    .setSegment(Account.Segment.ENTERPRISE)
                                    .setAccountCount(8)
                                    .setArrShare(0.133))
                            .addSegments(
                                SegmentImpact.newBuilder()
                                    .setSegment(Account.Segment.SMB)
                                    .setAccountCount(6)))
                    .addWeeks(
                        WeekFigure.newBuilder()
                            .setWeek("2026-W11")
                            .setVolume(
                                VolumeFigure.newBuilder()
                                    .setSeenCount(21)
                                    .setOnline(
                                        OnlineFigure.newBuilder()
                                            .setSeenCount(21)
                                            .setExpectedCount(0.5)
                                            .setRatio(42)
                                            .setPValue(3e-28)
                                            .setOnsetTime(ONSET)))))
            .build();
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                FindingServiceGrpc.getListSpikesMethod(),
                ListSpikesResponse.newBuilder().addSpikes(spike).build())
            .start()) {
      String out = suite.run("spikes").out();
      assertThat(out)
          .contains("login_loop  mobile_app  spike  2026-03-12 09:00    21    0.5  x42.0  3e-28")
          .contains("3e-28  ▁▁▆█    5.2.0    8 enterprise (13.3% of its ARR), 6 other")
          .contains("low ones until 2026-03-13.");
      assertThat(suite.requests)
          .containsExactly(
              ListSpikesRequest.newBuilder()
                  .setParent("workspaces/default")
                  .setDayCount(28)
                  .build());
    }
  }

  private static Spike.Day day(int dayOfMarch, long low) {
    return Spike.Day.newBuilder()
        .setDate(Date.newBuilder().setYear(2026).setMonth(3).setDay(dayOfMarch))
        .setLowCount(low)
        .setVerbatimCount(low)
        .build();
  }

  @Test
  void spikes_none() throws Exception {
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                FindingServiceGrpc.getListSpikesMethod(), ListSpikesResponse.getDefaultInstance())
            .start()) {
      assertThat(suite.run("spikes", "--all").out())
          .contains("No theme is written about more than usual.");
    }
  }

  @Test
  void impact_showsSegmentsRenewalsAndThePartsOfThePriority() throws Exception {
    ThemeImpact impact =
        ThemeImpact.newBuilder()
            .setArea("mobile_app")
            .setTheme("login_loop")
            .setStartWeek("2026-W11")
            .setEndWeek("2026-W11")
            .setAccountCount(8)
            .setAffectedArr(usd(857_800))
            .setArrShare(0.09)
            .setLowCount(21)
            .setKnownAccountLowCount(20)
            .setNextQuarter("2026-Q2")
            .addSegments(
                AffectedSegment.newBuilder()
                    .setSegment(Account.Segment.ENTERPRISE)
                    .setAccountCount(8)
                    .setAffectedArr(usd(857_800))
                    .setArrShare(0.133)
                    .setRenewalNextQuarterCount(4)
                    .setRenewalNext90DaysCount(2))
            .addRenewals(QuarterRenewals.newBuilder().setQuarter("2026-Q2").setAccountCount(4))
            .addStages(
                StageAccounts.newBuilder()
                    .setStage(Account.LifecycleStage.AT_RISK)
                    .setAccountCount(3))
            .addConcentrations(
                Concentration.newBuilder()
                    .setProperty(Concentration.Property.APP_VERSION)
                    .setValue("5.2.0")
                    .setShare(Rate.newBuilder().setNumerator(5).setDenominator(7).setValue(0.714)))
            .addRootCauses(
                RootCauseShare.newBuilder()
                    .setRootCause(Classification.RootCause.PRODUCT_BUG)
                    .setShare(Rate.newBuilder().setNumerator(5).setDenominator(7).setValue(0.714)))
            .setPriority(
                Priority.newBuilder()
                    .setValue(0.74)
                    .setArrShare(0.09)
                    .setMeanSeverity(1.5)
                    .setRatioLower(4.93))
            .build();
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                DiagnosisServiceGrpc.getGetImpactMethod(),
                GetImpactResponse.newBuilder().setImpact(impact).build())
            .start()) {
      CommandRun run =
          suite.run("impact", "mobile_app", "login_loop", "--week", "2026-W11", "--now");
      assertThat(run.exit()).isZero();
      assertThat(run.out())
          .contains("enterprise         8  857,800 USD       13.3%              4           2")
          .contains("8 accounts, 857,800 USD (9.0% of all ARR) behind 20 of 21 low ratings")
          .contains("renew     4 in 2026-Q2")
          .contains("stages    3 at risk")
          .contains("shared    71.4% on version 5.2.0 (5 of 7)")
          .contains("causes    71.4% product bug (5 of 7)")
          .contains("0.74 = (share of ARR 0.090 + 0.01) x severity 1.50 x growth at least 4.93");
      assertThat(((GetImpactRequest) suite.requests.getFirst()).getAttributeTime())
          .isEqualTo(AttributeTime.Choice.NOW);
    }
  }

  @Test
  void affectedAccounts_areListed() throws Exception {
    ListAffectedAccountsResponse response =
        ListAffectedAccountsResponse.newBuilder()
            .addAccounts(
                AffectedAccount.newBuilder()
                    .setAccount("workspaces/default/accounts/acc-17")
                    .setSegment(Account.Segment.ENTERPRISE)
                    .setPlan("annual")
                    .setArr(usd(120_000))
                    .setLowCount(3)
                    .setLastTime(ONSET))
            .build();
    try (FakeSuite suite =
        new FakeSuite()
            .answer(DiagnosisServiceGrpc.getListAffectedAccountsMethod(), response)
            .start()) {
      assertThat(suite.run("impact", "mobile_app", "login_loop", "--accounts").out())
          .contains("acc-17   enterprise  annual  (unknown)  120,000 USD       -    3  2026-03-12");
    }
  }

  private static Money usd(long units) {
    return Money.newBuilder().setCurrencyCode("USD").setUnits(units).build();
  }
}

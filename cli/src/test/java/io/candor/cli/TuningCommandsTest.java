package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingScope;
import io.candor.metrics.v1.CsatValues;
import io.candor.metrics.v1.DryRunEpisode;
import io.candor.metrics.v1.DryRunFinding;
import io.candor.metrics.v1.DryRunSettingsRequest;
import io.candor.metrics.v1.DryRunSettingsResponse;
import io.candor.metrics.v1.GetSettingsResponse;
import io.candor.metrics.v1.SettingValues;
import io.candor.metrics.v1.Settings;
import io.candor.metrics.v1.SettingsServiceGrpc;
import io.candor.metrics.v1.TierValues;
import io.candor.metrics.v1.UpdateSettingsRequest;
import io.candor.metrics.v1.UpdateSettingsResponse;
import io.candor.metrics.v1.WindowValues;
import org.junit.jupiter.api.Test;

final class TuningCommandsTest {
  private static final Settings SETTINGS =
      Settings.newBuilder()
          .setName("workspaces/default/settings")
          .setVersion(2)
          .setAuthor("maria")
          .setReason("fewer reviews")
          .setValues(
              SettingValues.newBuilder().setCsat(CsatValues.newBuilder().setReviewDeltaPoints(-3)))
          .setEffectiveValues(
              SettingValues.newBuilder()
                  .setWindows(WindowValues.newBuilder().setTimeZone("UTC"))
                  .setCsat(
                      CsatValues.newBuilder()
                          .setReviewDeltaPoints(-3)
                          .setRollbackDeltaPoints(-4.5)))
          .build();

  @Test
  void settings_showWhatIsInForceAndWhatIsSetHere() throws Exception {
    GetSettingsResponse response = GetSettingsResponse.newBuilder().setSettings(SETTINGS).build();
    try (FakeSuite suite =
        new FakeSuite().answer(SettingsServiceGrpc.getGetSettingsMethod(), response).start()) {
      CommandRun run = suite.run("settings");

      assertThat(run.exit()).isZero();
      assertThat(run.out())
          .contains("version 2 by maria")
          .containsPattern("windows.time_zone +UTC\n")
          .containsPattern("csat.review_delta_points +-3 +set here\n")
          .containsPattern("csat.rollback_delta_points +-4.5\n");
    }
  }

  @Test
  void set_sendsPathsAndValues() throws Exception {
    UpdateSettingsResponse response =
        UpdateSettingsResponse.newBuilder().setSettings(SETTINGS).build();
    try (FakeSuite suite =
        new FakeSuite().answer(SettingsServiceGrpc.getUpdateSettingsMethod(), response).start()) {
      CommandRun run =
          suite.run(
              "settings",
              "set",
              "--deployment",
              "helpbot",
              "csat.review_delta_points=-3",
              "tiers.archetype_tiers={\"returns\":2}",
              "windows.time_zone=Europe/Berlin",
              "--inherit",
              "targets",
              "--as",
              "maria",
              "--reason",
              "fewer reviews");

      assertThat(run.err()).isEmpty();
      assertThat(suite.requests)
          .containsExactly(
              UpdateSettingsRequest.newBuilder()
                  .setName("workspaces/default/deployments/helpbot/settings")
                  .setValues(
                      SettingValues.newBuilder()
                          .setCsat(CsatValues.newBuilder().setReviewDeltaPoints(-3))
                          .setTiers(TierValues.newBuilder().putArchetypeTiers("returns", 2))
                          .setWindows(WindowValues.newBuilder().setTimeZone("Europe/Berlin")))
                  .setUpdateMask(
                      FieldMask.newBuilder()
                          .addPaths("csat.review_delta_points")
                          .addPaths("tiers.archetype_tiers")
                          .addPaths("windows.time_zone")
                          .addPaths("targets"))
                  .setAuthor("maria")
                  .setReason("fewer reviews")
                  .build());
    }
  }

  @Test
  void set_unknownPathOrValue_isWrongUse() {
    assertThat(CommandRun.of("settings", "set", "csat.review=1", "--reason", "x").err())
        .contains("'csat.review' (expected: a path that 'candor settings' shows)");
    assertThat(
            CommandRun.of("settings", "set", "csat.review_delta_points=many", "--reason", "x")
                .exit())
        .isEqualTo(2);
    assertThat(CommandRun.of("settings", "set", "--reason", "x").exit()).isEqualTo(2);
  }

  @Test
  void backtest_tellsWhatAppearsAndWhatVanishes() throws Exception {
    DryRunEpisode episode =
        DryRunEpisode.newBuilder()
            .setOpenedWeek("2026-W14")
            .setState(Finding.State.OPEN)
            .setStrength(Finding.Strength.CONFIRMED)
            .setWeekCount(3)
            .build();
    DryRunSettingsResponse response =
        DryRunSettingsResponse.newBuilder()
            .setStartWeek("2025-W40")
            .setEndWeek("2026-W15")
            .addFindings(
                DryRunFinding.newBuilder()
                    .setKind(Finding.Kind.CSAT_REVIEW)
                    .setMetric("csat_delayed")
                    .setScope(FindingScope.newBuilder().setArchetypeId("returns"))
                    .setCurrent(episode))
            .build();
    try (FakeSuite suite =
        new FakeSuite().answer(SettingsServiceGrpc.getDryRunSettingsMethod(), response).start()) {
      CommandRun run = suite.run("backtest", "csat.review_delta_points=-5", "--weeks", "28");

      assertThat(run.out())
          .contains("csat review (csat delayed)  returns  2026-W14 open, CONFIRMED  -")
          .contains("0 new, 1 gone");
      assertThat(((DryRunSettingsRequest) suite.requests.getFirst()).getWeekCount()).isEqualTo(28);
    }
  }
}

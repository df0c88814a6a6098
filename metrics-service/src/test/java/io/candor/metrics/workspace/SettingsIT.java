package io.candor.metrics.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.FieldMask;
import io.candor.alert.v1.Finding.Kind;
import io.candor.kit.error.ErrorStatuses;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.StoryFacts;
import io.candor.metrics.v1.Band;
import io.candor.metrics.v1.CsatValues;
import io.candor.metrics.v1.DryRunFinding;
import io.candor.metrics.v1.DryRunSettingsRequest;
import io.candor.metrics.v1.EvidenceValues;
import io.candor.metrics.v1.GetPanelRequest;
import io.candor.metrics.v1.GetSettingsRequest;
import io.candor.metrics.v1.ListSettingsVersionsRequest;
import io.candor.metrics.v1.OnlineValues;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.ProtectedDeflection;
import io.candor.metrics.v1.SettingValues;
import io.candor.metrics.v1.Settings;
import io.candor.metrics.v1.SettingsServiceGrpc;
import io.candor.metrics.v1.SettingsServiceGrpc.SettingsServiceBlockingStub;
import io.candor.metrics.v1.TierValues;
import io.candor.metrics.v1.UpdateSettingsRequest;
import io.candor.metrics.v1.WindowValues;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Settings in versions, what they change, and what they would have changed; on a real database,
/// over gRPC.
final class SettingsIT {
  private static MetricsServer server;
  private static SettingsServiceBlockingStub settings;

  @BeforeAll
  static void start() {
    server = MetricsServer.start(Map.of());
    settings = SettingsServiceGrpc.newBlockingStub(server.channel());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void untouched_areTheDefaults() {
    Settings untouched = get("workspaces/fresh/settings");

    assertThat(untouched.getVersion()).isZero();
    assertThat(untouched.getValues()).isEqualTo(SettingValues.getDefaultInstance());
    assertThat(untouched.getEffectiveValues().getCsat().getReviewDeltaPoints()).isEqualTo(-2);
    assertThat(untouched.getEffectiveValues().getWindows().getTimeZone()).isEqualTo("UTC");
    assertThat(untouched.getEffectiveValues().getTiers().getTierBandsOrThrow(3))
        .isEqualTo(Band.newBuilder().setLow(0.03).setHigh(0.1).build());
  }

  @Test
  void changes_areVersionsWithNameAndReason() {
    String name = "workspaces/versions/settings";
    Settings first = update(name, reviewAt(-3), "csat.review_delta_points");
    Settings second = update(name, reviewAt(-2.5), "csat.review_delta_points");
    // A path without a value is inherited again.
    Settings third = update(name, SettingValues.getDefaultInstance(), "csat.review_delta_points");

    assertThat(first.getEffectiveValues().getCsat().getReviewDeltaPoints()).isEqualTo(-3);
    assertThat(second.getVersion()).isEqualTo(2);
    assertThat(third.getEffectiveValues().getCsat().getReviewDeltaPoints()).isEqualTo(-2);
    var page =
        settings.listSettingsVersions(
            ListSettingsVersionsRequest.newBuilder().setParent(name).setPageSize(2).build());
    assertThat(page.getSettingsList()).extracting(Settings::getVersion).containsExactly(3, 2);
    assertThat(page.getSettings(1).getAuthor()).isEqualTo("maria");
    assertThat(page.getSettings(1).getReason()).isEqualTo("trial");
    assertThat(page.getSettings(1).getValues().getCsat().getReviewDeltaPoints()).isEqualTo(-2.5);
    assertThat(
            settings
                .listSettingsVersions(
                    ListSettingsVersionsRequest.newBuilder()
                        .setParent(name)
                        .setPageSize(2)
                        .setPageToken(page.getNextPageToken())
                        .build())
                .getSettingsList())
        .extracting(Settings::getVersion)
        .containsExactly(1);
  }

  @Test
  void numbersOfTheDetector_areSetForTheWorkspace() {
    SettingValues careful =
        SettingValues.newBuilder()
            .setOnline(OnlineValues.newBuilder().setCalibration(4).setMinSeen(6))
            .build();

    Settings set = update("workspaces/detector/settings", careful, "online.calibration");

    assertThat(set.getEffectiveValues().getOnline().getCalibration()).isEqualTo(4);
    assertThat(set.getEffectiveValues().getOnline().getMinSeen()).isEqualTo(3); // not in the mask
    assertThat(set.getEffectiveValues().getOnline().getRingDays()).isEqualTo(168);
    assertFails(
        () ->
            update(
                "workspaces/detector/settings",
                SettingValues.newBuilder()
                    .setOnline(OnlineValues.newBuilder().setRingDays(28).setGuardDays(30))
                    .build(),
                "online"),
        Status.Code.INVALID_ARGUMENT,
        "SETTINGS_INVALID");
  }

  @Test
  void deployment_goesBeforeItsWorkspace_andIsJudgedByIt() {
    server.write("layers", new StoryFacts("layers", Instant.now()).facts());
    String deployment = "workspaces/layers/deployments/bot";
    update("workspaces/layers/settings", reviewAt(-3), "csat.review_delta_points");
    assertFails(
        () -> update("workspaces/layers/settings", reviewAt(-50), "csat.review_delta_points"),
        Status.Code.INVALID_ARGUMENT,
        "SETTINGS_INVALID");
    // 24 of 40 against 36 of 40: 30 points down. Lines of -40 and -50 are not crossed.
    Settings own =
        update(
            deployment + "/settings",
            SettingValues.newBuilder()
                .setCsat(
                    CsatValues.newBuilder().setReviewDeltaPoints(-40).setRollbackDeltaPoints(-50))
                .setTiers(
                    TierValues.newBuilder()
                        .putArchetypeBands(
                            "returns", Band.newBuilder().setLow(0.9).setHigh(1).build()))
                .build(),
            "csat",
            "tiers");

    assertThat(own.getEffectiveValues().getCsat().getReviewDeltaPoints()).isEqualTo(-40);
    ProtectedDeflection deflection =
        PanelServiceGrpc.newBlockingStub(server.channel())
            .getPanel(GetPanelRequest.newBuilder().setDeployment(deployment).build())
            .getPanel()
            .getRows(0)
            .getDeflection();
    assertThat(deflection.getVerdict()).isEqualTo(ProtectedDeflection.Verdict.NOT_A_WIN);
    assertThat(deflection.getBand().getLow()).isEqualTo(0.9);
  }

  @Test
  void dryRun_tellsWhatOtherSettingsWouldHaveFound_andChangesNothing() {
    server.write("dry", new StoryFacts("dry", Instant.now()).facts());
    String name = "workspaces/dry/settings";
    DryRunSettingsRequest.Builder request =
        DryRunSettingsRequest.newBuilder()
            .setName(name)
            .setValues(
                SettingValues.newBuilder()
                    .setCsat(
                        CsatValues.newBuilder()
                            .setReviewDeltaPoints(-40)
                            .setRollbackDeltaPoints(-50)))
            .setUpdateMask(FieldMask.newBuilder().addPaths("csat.review_delta_points"));
    assertFails(
        () -> settings.dryRunSettings(request.build()),
        Status.Code.INVALID_ARGUMENT,
        "SETTINGS_INVALID");

    List<DryRunFinding> findings =
        settings
            .dryRunSettings(request.setUpdateMask(FieldMask.newBuilder().addPaths("csat")).build())
            .getFindingsList();

    assertThat(findings)
        .filteredOn(finding -> finding.getKind() == Kind.CSAT_ROLLBACK)
        .hasSize(1)
        .allSatisfy(
            finding -> {
              assertThat(finding.getCurrent().getWeekCount()).isPositive();
              assertThat(finding.getCurrent().getAutomatic()).isTrue();
              assertThat(finding.hasProposed()).isFalse();
            });
    assertThat(findings)
        .filteredOn(finding -> finding.getKind() == Kind.THEME_SPIKE)
        .hasSize(1)
        .allSatisfy(finding -> assertThat(finding.getProposed()).isEqualTo(finding.getCurrent()));
    assertThat(get(name).getVersion()).isZero();
  }

  @Test
  void countedSettings_areTakenBeforeTheFirstFact_andCannotBeTriedThen() {
    String name = "workspaces/zone/settings";
    update(
        name,
        SettingValues.newBuilder()
            .setWindows(
                WindowValues.newBuilder().setTimeZone("America/New_York").setBaselineDays(28))
            .build(),
        "windows");
    server.write("zone", new StoryFacts("zone", Instant.now()).facts());

    assertThat(get(name).getEffectiveValues().getWindows().getTimeZone())
        .isEqualTo("America/New_York");
    assertThat(server.verify("zone").getDifferencesList()).isEmpty();
    // Four weeks of 40 conversations instead of eight.
    assertThat(
            server.counters("zone").baselines().values().stream()
                .mapToLong(counts -> counts.conversations())
                .sum())
        .isEqualTo(160);
    assertFails(
        () ->
            settings.dryRunSettings(
                DryRunSettingsRequest.newBuilder()
                    .setName(name)
                    .setValues(
                        SettingValues.newBuilder()
                            .setWindows(WindowValues.newBuilder().setTimeZone("Europe/Berlin")))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("windows.time_zone"))
                    .build()),
        Status.Code.FAILED_PRECONDITION,
        "SETTINGS_COUNTED");
    // Others are still free, and those stay.
    assertThat(
            update(name, reviewAt(-3), "csat.review_delta_points")
                .getEffectiveValues()
                .getWindows()
                .getBaselineDays())
        .isEqualTo(28);
  }

  @Test
  void errors_nameTheirReason_andChangeNothing() {
    server.write("wrong", new StoryFacts("wrong", Instant.now()).facts());
    String name = "workspaces/wrong/settings";
    Settings read = get(name);
    update(name, reviewAt(-3), "csat.review_delta_points");

    assertFails(
        () ->
            settings.updateSettings(
                change(name, reviewAt(-1), "csat").setEtag(read.getEtag()).build()),
        Status.Code.ABORTED,
        "ETAG_MISMATCH");
    assertFails(
        () -> update(name, reviewAt(-1), "csat.review"),
        Status.Code.INVALID_ARGUMENT,
        "SETTINGS_INVALID");
    assertFails(
        () ->
            update(
                name,
                SettingValues.newBuilder()
                    .setEvidence(EvidenceValues.newBuilder().setConfirmedConfidence(0.3))
                    .build(),
                "evidence"),
        Status.Code.INVALID_ARGUMENT,
        "SETTINGS_INVALID");
    assertFails(
        () ->
            update(
                name,
                SettingValues.newBuilder()
                    .setWindows(WindowValues.newBuilder().setTimeZone("Mars/Base"))
                    .build(),
                "windows"),
        Status.Code.INVALID_ARGUMENT,
        "SETTINGS_INVALID");
    assertFails(
        () ->
            update(
                "workspaces/wrong/deployments/bot/settings",
                SettingValues.newBuilder()
                    .setWindows(WindowValues.newBuilder().setTimeZone("UTC"))
                    .build(),
                "windows"),
        Status.Code.INVALID_ARGUMENT,
        "SETTINGS_INVALID");
    assertFails(
        () -> get("workspaces/wrong/deployments/other/settings"),
        Status.Code.NOT_FOUND,
        "DEPLOYMENT_NOT_FOUND");
    assertFails(
        () -> update(name, reviewAt(-101), "csat"),
        Status.Code.INVALID_ARGUMENT,
        "REQUEST_INVALID");
    assertThat(get(name).getVersion()).isEqualTo(1);
  }

  private static SettingValues reviewAt(double points) {
    return SettingValues.newBuilder()
        .setCsat(CsatValues.newBuilder().setReviewDeltaPoints(points))
        .build();
  }

  private static Settings get(String name) {
    return settings
        .getSettings(GetSettingsRequest.newBuilder().setName(name).build())
        .getSettings();
  }

  private static Settings update(String name, SettingValues values, String... paths) {
    return settings.updateSettings(change(name, values, paths).build()).getSettings();
  }

  private static UpdateSettingsRequest.Builder change(
      String name, SettingValues values, String... paths) {
    return UpdateSettingsRequest.newBuilder()
        .setName(name)
        .setValues(values)
        .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(paths)))
        .setAuthor("maria")
        .setReason("trial");
  }

  private static void assertFails(ThrowingCallable call, Status.Code code, String reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(code);
              assertThat(
                      ErrorStatuses.errorInfo(StatusProto.fromThrowable(failure))
                          .orElseThrow()
                          .getReason())
                  .isEqualTo(reason);
            });
  }
}

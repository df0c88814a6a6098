package io.candor.metrics.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.candor.ingest.v1.Account;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.StoryFacts;
import io.candor.metrics.v1.AttributeTime;
import io.candor.metrics.v1.Classification;
import io.candor.metrics.v1.Concentration;
import io.candor.metrics.v1.DiagnosisServiceGrpc;
import io.candor.metrics.v1.DiagnosisServiceGrpc.DiagnosisServiceBlockingStub;
import io.candor.metrics.v1.GetHeatmapRequest;
import io.candor.metrics.v1.GetImpactRequest;
import io.candor.metrics.v1.HeatmapCell;
import io.candor.metrics.v1.ItemSource;
import io.candor.metrics.v1.ListAffectedAccountsRequest;
import io.candor.metrics.v1.ListAffectedAccountsResponse;
import io.candor.metrics.v1.ListThemeVolumesRequest;
import io.candor.metrics.v1.ListVerbatimsRequest;
import io.candor.metrics.v1.ListVerbatimsResponse;
import io.candor.metrics.v1.Priority;
import io.candor.metrics.v1.RootCauseShare;
import io.candor.metrics.v1.ThemeImpact;
import io.candor.metrics.v1.ThemeVolume;
import io.candor.metrics.v1.Verbatim;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Heatmap, volumes and verbatims on a real database, over gRPC.
final class DiagnosisIT {
  private static MetricsServer server;
  private static DiagnosisServiceBlockingStub diagnosis;

  @BeforeAll
  static void start() {
    server = MetricsServer.start(Map.of());
    server.write("diagnosis", new StoryFacts("diagnosis", Instant.now()).facts());
    diagnosis = DiagnosisServiceGrpc.newBlockingStub(server.channel());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void heatmap_showsTheAreaOfTheWeek() {
    var response =
        diagnosis.getHeatmap(
            GetHeatmapRequest.newBuilder().setParent("workspaces/diagnosis").build());
    HeatmapCell mobile =
        response.getCellsList().stream()
            .filter(cell -> cell.getArea().equals("mobile_app"))
            .findFirst()
            .orElseThrow();
    assertThat(mobile.getWeek()).isEqualTo(response.getEndWeek());
    assertThat(mobile.getLow().getNumerator()).isEqualTo(StoryFacts.LOOPS);
    assertThat(mobile.getLowCountChange()).isEqualTo(StoryFacts.LOOPS);
    assertThat(mobile.getMeanRating()).isEqualTo(1);
    assertThat(mobile.hasLowShareChangePoints()).isFalse();
    assertThat(mobile.getBySource(0).getSource()).isEqualTo(ItemSource.Source.APP_REVIEW);
  }

  @Test
  void themeVolumes_nameTheSpike() {
    var response =
        diagnosis.listThemeVolumes(
            ListThemeVolumesRequest.newBuilder()
                .setParent("workspaces/diagnosis")
                .setBySegment(true)
                .build());
    ThemeVolume theme = response.getThemeVolumes(0);
    assertThat(theme.getTheme()).isEqualTo("login_loop");
    assertThat(theme.hasSegment()).isFalse();
    assertThat(theme.getLowCount()).isEqualTo(StoryFacts.LOOPS);
    assertThat(theme.getSpike()).isTrue();
    assertThat(theme.getLastWeek().getReferenceCount()).isZero();
    assertThat(theme.getLastWeek().hasRatio()).isFalse();
    assertThat(theme.getLastWeek().getRatioLower()).isPositive();
    assertThat(response.getThemeVolumes(1).hasSegment()).isTrue();
  }

  @Test
  void rootCauses_areTheMixOfTheLowVerbatims() {
    List<RootCauseShare> ofArea =
        diagnosis
            .getHeatmap(GetHeatmapRequest.newBuilder().setParent("workspaces/diagnosis").build())
            .getCellsList()
            .stream()
            .filter(cell -> cell.getArea().equals("mobile_app"))
            .findFirst()
            .orElseThrow()
            .getRootCausesList();
    List<RootCauseShare> ofTheme =
        diagnosis
            .listThemeVolumes(
                ListThemeVolumesRequest.newBuilder().setParent("workspaces/diagnosis").build())
            .getThemeVolumes(0)
            .getRootCausesList();
    List<RootCauseShare> ofImpact =
        diagnosis
            .getImpact(
                GetImpactRequest.newBuilder()
                    .setParent("workspaces/diagnosis")
                    .setArea("mobile_app")
                    .setTheme("login_loop")
                    .build())
            .getImpact()
            .getRootCausesList();

    assertThat(ofArea)
        .extracting(
            RootCauseShare::getRootCause,
            one -> one.getShare().getNumerator(),
            one -> one.getShare().getDenominator())
        .containsExactly(
            // Every fourth of the reviews: 0, 4 and 8 of 12.
            tuple(Classification.RootCause.PRODUCT_BUG, 9L, 12L),
            tuple(Classification.RootCause.SLOW_RESOLUTION, 3L, 12L));
    assertThat(ofTheme).isEqualTo(ofArea);
    assertThat(ofImpact).isEqualTo(ofArea);
  }

  @Test
  void verbatims_tellRootCauseAndLanguage() {
    List<Verbatim> loops =
        diagnosis
            .listVerbatims(
                ListVerbatimsRequest.newBuilder()
                    .setParent("workspaces/diagnosis")
                    .setTheme("login_loop")
                    .build())
            .getVerbatimsList();

    assertThat(loops)
        .filteredOn(one -> one.getName().endsWith("/fb-4"))
        .extracting(Verbatim::getRootCause, Verbatim::getLanguage)
        .containsExactly(tuple(Classification.RootCause.SLOW_RESOLUTION, "en"));
    assertThat(loops)
        .filteredOn(one -> one.getName().endsWith("/fb-5"))
        .extracting(Verbatim::getRootCause, Verbatim::getLanguage)
        .containsExactly(tuple(Classification.RootCause.PRODUCT_BUG, "und"));
  }

  @Test
  void verbatims_arePagedWithoutGapOrRepetition() {
    List<Verbatim> all = new ArrayList<>();
    ListVerbatimsRequest.Builder request =
        ListVerbatimsRequest.newBuilder()
            .setParent("workspaces/diagnosis")
            .setLowOnly(true)
            .setPageSize(7);
    ListVerbatimsResponse page;
    do {
      page = diagnosis.listVerbatims(request.build());
      all.addAll(page.getVerbatimsList());
      request.setPageToken(page.getNextPageToken());
    } while (!page.getNextPageToken().isEmpty());
    // Before go-live 4 low ones of 40 in 8 weeks, after it 16 of 40 in 4, and the reviews.
    assertThat(all).hasSize(8 * 4 + 4 * 16 + StoryFacts.LOOPS).doesNotHaveDuplicates();
    assertThat(all)
        .isSortedAccordingTo(
            Comparator.comparingLong((Verbatim one) -> one.getTime().getSeconds()).reversed());
  }

  @Test
  void verbatims_ofOneSegment_areThoseOfItsAccounts() {
    ListVerbatimsRequest.Builder request =
        ListVerbatimsRequest.newBuilder()
            .setParent("workspaces/diagnosis")
            .setTheme("login_loop")
            .setPageSize(500);
    List<Verbatim> all = diagnosis.listVerbatims(request.build()).getVerbatimsList();
    List<Verbatim> enterprise =
        diagnosis
            .listVerbatims(request.setSegment(Account.Segment.ENTERPRISE).build())
            .getVerbatimsList();

    assertThat(enterprise)
        .isNotEmpty()
        .isEqualTo(
            all.stream().filter(one -> one.getSegment() == Account.Segment.ENTERPRISE).toList());
    assertThat(
            diagnosis
                .listVerbatims(request.setSegment(Account.Segment.FREE).build())
                .getVerbatimsList())
        .isEmpty();
  }

  @Test
  void impact_tellsWhoIsHit_andWhatRanksIt() {
    ThemeImpact impact =
        diagnosis
            .getImpact(
                GetImpactRequest.newBuilder()
                    .setParent("workspaces/diagnosis")
                    .setArea("mobile_app")
                    .setTheme("login_loop")
                    .build())
            .getImpact();
    assertThat(impact.getAccountCount()).isEqualTo(2);
    assertThat(impact.getAffectedArr().getUnits()).isEqualTo(300);
    // (100 + 200) of (100 + 200 + 300 + 400)
    assertThat(impact.getArrShare()).isEqualTo(0.3);
    assertThat(impact.getSegments(0).getArrShare()).isEqualTo(0.3);
    assertThat(impact.getSegments(0).getSegmentArr().getUnits()).isEqualTo(1000);
    assertThat(impact.getLowCount()).isEqualTo(StoryFacts.LOOPS);
    assertThat(impact.getKnownAccountLowCount()).isEqualTo(StoryFacts.LOOPS);
    assertThat(impact.getConcentrationsList())
        .extracting(Concentration::getProperty)
        .contains(Concentration.Property.SEGMENT, Concentration.Property.APP_VERSION);
    Concentration version =
        impact.getConcentrationsList().stream()
            .filter(one -> one.getProperty() == Concentration.Property.APP_VERSION)
            .findFirst()
            .orElseThrow();
    // Every other review names its version.
    assertThat(version.getValue()).isEqualTo("5.2.0");
    assertThat(version.getShare().getDenominator()).isEqualTo(StoryFacts.LOOPS / 2);
    Priority priority = impact.getPriority();
    assertThat(priority.getMeanSeverity()).isEqualTo(2);
    assertThat(priority.getRatioLower()).isPositive();
    assertThat(priority.getValue()).isEqualTo((0.3 + 0.01) * 2 * priority.getRatioLower());
  }

  @Test
  void affectedAccounts_arePaged_theMostRevenueFirst() {
    ListAffectedAccountsRequest.Builder request =
        ListAffectedAccountsRequest.newBuilder()
            .setParent("workspaces/diagnosis")
            .setArea("mobile_app")
            .setTheme("login_loop")
            .setAttributeTime(AttributeTime.Choice.NOW)
            .setPageSize(1);
    ListAffectedAccountsResponse first = diagnosis.listAffectedAccounts(request.build());
    assertThat(first.getAccounts(0).getAccount()).isEqualTo("workspaces/diagnosis/accounts/acc-1");
    assertThat(first.getAccounts(0).getArr().getUnits()).isEqualTo(200);
    assertThat(first.getAccounts(0).getLowCount()).isEqualTo(StoryFacts.LOOPS / 2);
    ListAffectedAccountsResponse second =
        diagnosis.listAffectedAccounts(request.setPageToken(first.getNextPageToken()).build());
    assertThat(second.getAccounts(0).getAccount()).isEqualTo("workspaces/diagnosis/accounts/acc-0");
    assertThat(second.getNextPageToken()).isEmpty();
    assertThat(second.getEndWeek()).isEqualTo(first.getEndWeek());
  }

  @Test
  void impactOfUnknownTheme_isNobody() {
    ThemeImpact impact =
        diagnosis
            .getImpact(
                GetImpactRequest.newBuilder()
                    .setParent("workspaces/diagnosis")
                    .setArea("mobile_app")
                    .setTheme("nothing")
                    .build())
            .getImpact();
    assertThat(impact.getAccountCount()).isZero();
    assertThat(impact.getPriority().getValue()).isZero();
  }

  @Test
  void weeksInTheWrongOrder_areRefused() {
    assertThatThrownBy(
            () ->
                diagnosis.getImpact(
                    GetImpactRequest.newBuilder()
                        .setParent("workspaces/diagnosis")
                        .setArea("mobile_app")
                        .setTheme("login_loop")
                        .setStartWeek("2026-W10")
                        .setEndWeek("2026-W09")
                        .build()))
        .hasMessageContaining("INVALID_ARGUMENT");
  }

  @Test
  void pageToken_isBoundToItsFilter() {
    ListVerbatimsRequest.Builder request =
        ListVerbatimsRequest.newBuilder().setParent("workspaces/diagnosis").setPageSize(1);
    String token = diagnosis.listVerbatims(request.build()).getNextPageToken();
    assertThatThrownBy(
            () ->
                diagnosis.listVerbatims(request.setTheme("login_loop").setPageToken(token).build()))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("INVALID_ARGUMENT");
  }

  @Test
  void otherWorkspaces_areNotSeen() {
    assertThat(
            diagnosis
                .listVerbatims(
                    ListVerbatimsRequest.newBuilder().setParent("workspaces/empty").build())
                .getVerbatimsList())
        .isEmpty();
    assertThat(
            diagnosis
                .getHeatmap(GetHeatmapRequest.newBuilder().setParent("workspaces/empty").build())
                .getCellsList())
        .isEmpty();
  }
}

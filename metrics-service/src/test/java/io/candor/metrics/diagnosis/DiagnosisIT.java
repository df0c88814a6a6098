package io.candor.metrics.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.StoryFacts;
import io.candor.metrics.v1.DiagnosisServiceGrpc;
import io.candor.metrics.v1.DiagnosisServiceGrpc.DiagnosisServiceBlockingStub;
import io.candor.metrics.v1.GetHeatmapRequest;
import io.candor.metrics.v1.HeatmapCell;
import io.candor.metrics.v1.ItemSource;
import io.candor.metrics.v1.ListThemeVolumesRequest;
import io.candor.metrics.v1.ListVerbatimsRequest;
import io.candor.metrics.v1.ListVerbatimsResponse;
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

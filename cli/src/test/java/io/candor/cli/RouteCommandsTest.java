package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.v1.CreateSilenceRequest;
import io.candor.alert.v1.CreateSilenceResponse;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.GroupServiceGrpc;
import io.candor.alert.v1.Grouping;
import io.candor.alert.v1.IncidentGroup;
import io.candor.alert.v1.ListIncidentGroupsRequest;
import io.candor.alert.v1.ListIncidentGroupsResponse;
import io.candor.alert.v1.Receiver;
import io.candor.alert.v1.Routing;
import io.candor.alert.v1.RoutingServiceGrpc;
import io.candor.alert.v1.SilenceServiceGrpc;
import io.candor.alert.v1.TryRoutingRequest;
import io.candor.alert.v1.TryRoutingResponse;
import io.candor.alert.v1.UpdateRoutingRequest;
import io.candor.alert.v1.UpdateRoutingResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RouteCommandsTest {
  private static final String YAML =
      """
      etag: "4"
      receivers:
        - id: mobile
          slack: {urlSecret: slack-mobile}
          quietHours: {timeZone: Europe/Berlin, start: "22:00", end: "07:00"}
      defaultReceivers: [mobile]
      routes:
        - id: spikes
          matcher: {kinds: [THEME_SPIKE], minAffectedArrUnits: 100000}
          repeatInterval: 3600s
          grouping: {by: [AREA], wait: 30s, interval: 300s}
      """;

  @TempDir private Path directory;

  @Test
  void apply_sendsTheWholeFile() throws Exception {
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                RoutingServiceGrpc.getUpdateRoutingMethod(),
                UpdateRoutingResponse.newBuilder()
                    .setRouting(Routing.newBuilder().setVersion(5))
                    .build())
            .start()) {
      Path file = Files.writeString(directory.resolve("routing.yaml"), YAML);
      CommandRun run = suite.run("route", "apply", file.toString(), "--as", "ada");
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).contains("applied as version 5");
      UpdateRoutingRequest request = (UpdateRoutingRequest) suite.requests.getFirst();
      assertThat(request.getActor()).isEqualTo("ada");
      assertThat(request.getRouting().getEtag()).isEqualTo("4");
      assertThat(request.getRouting().getName()).isEqualTo("workspaces/default/routing");
      assertThat(request.getRouting().getRoutes(0).getMatcher().getKindsList())
          .containsExactly(Finding.Kind.THEME_SPIKE);
      assertThat(request.getRouting().getRoutes(0).getRepeatInterval().getSeconds())
          .isEqualTo(3600);
      assertThat(request.getRouting().getRoutes(0).getGrouping().getByList())
          .containsExactly(Grouping.Field.AREA);
      assertThat(request.getRouting().getReceivers(0).getQuietHours().getStart())
          .isEqualTo("22:00");
    }
  }

  @Test
  void theExampleThatIsShipped_isARouting() throws Exception {
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                RoutingServiceGrpc.getTryRoutingMethod(), TryRoutingResponse.getDefaultInstance())
            .start()) {
      CommandRun run = suite.run("route", "apply", "../samples/routing.yml", "--try");
      assertThat(run.err()).isEmpty();
      TryRoutingRequest request = (TryRoutingRequest) suite.requests.getFirst();
      // Every receiver that is named is there.
      Set<String> known =
          request.getRouting().getReceiversList().stream()
              .map(Receiver::getId)
              .collect(Collectors.toSet());
      assertThat(known).containsAll(request.getRouting().getDefaultReceiversList());
      request
          .getRouting()
          .getRoutesList()
          .forEach(route -> assertThat(known).containsAll(route.getReceiversList()));
    }
  }

  @Test
  void apply_refusesNamesThatTheContractDoesNotKnow_andDoubles() throws Exception {
    try (FakeSuite suite = new FakeSuite().start()) {
      Path wrong = Files.writeString(directory.resolve("a.yaml"), "routs: []\n");
      CommandRun run = suite.run("route", "apply", wrong.toString());
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("routs");
      Path twice = Files.writeString(directory.resolve("b.yaml"), "etag: a\netag: b\n");
      assertThat(suite.run("route", "apply", twice.toString()).exit()).isEqualTo(2);
    }
  }

  @Test
  void groups_showWhatGathers_andWhatIsYetToBeTold() throws Exception {
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                GroupServiceGrpc.getListIncidentGroupsMethod(),
                ListIncidentGroupsResponse.newBuilder()
                    .addGroups(
                        IncidentGroup.newBuilder()
                            .setReceiver("mobile")
                            .setRoute("spikes")
                            .addLabels(
                                IncidentGroup.Label.newBuilder()
                                    .setField(Grouping.Field.AREA)
                                    .setValue("mobile_app"))
                            .setOpenCount(12)
                            .setWaitingCount(3)
                            .setSequence(2)
                            .setDeliveredSequence(1))
                    .build())
            .start()) {
      CommandRun run = suite.run("route", "groups", "--receiver", "mobile");
      assertThat(run.out())
          .contains("mobile  spikes  area mobile_app")
          .contains("12 open, 0 acknowledged, 0 over; 3 not told yet; 1 of 2 messages taken");
      ListIncidentGroupsRequest request = (ListIncidentGroupsRequest) suite.requests.getFirst();
      assertThat(request.getParent()).isEqualTo("workspaces/default");
      assertThat(request.getReceiver()).isEqualTo("mobile");
    }
  }

  @Test
  void silence_needsAReason_andEndsAfterItsLength() throws Exception {
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                SilenceServiceGrpc.getCreateSilenceMethod(),
                CreateSilenceResponse.getDefaultInstance())
            .start()) {
      assertThat(suite.run("silence", "--for", "2h").exit()).isEqualTo(2);
      assertThat(suite.run("silence", "--for", "soon", "--reason", "x").exit()).isEqualTo(2);
      CommandRun run =
          suite.run("silence", "--for", "1h30m", "--reason", "moving", "--area", "mobile_app");
      assertThat(run.exit()).isZero();
      CreateSilenceRequest request = (CreateSilenceRequest) suite.requests.getFirst();
      assertThat(request.getSilence().getEndTime().getSeconds())
          .isEqualTo(CommandRun.NOW.plusSeconds(5400).getEpochSecond());
      assertThat(request.getSilence().getMatcher().getAreasList()).containsExactly("mobile_app");
      assertThat(request.getSilence().getIncludesP0()).isFalse();
    }
  }
}

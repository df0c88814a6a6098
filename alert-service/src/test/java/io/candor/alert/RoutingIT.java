package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.candor.alert.failure.AlertReason;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Behaviour;
import io.candor.alert.v1.AreaOwner;
import io.candor.alert.v1.EnableReceiverRequest;
import io.candor.alert.v1.GetRoutingRequest;
import io.candor.alert.v1.LogChannel;
import io.candor.alert.v1.Owner;
import io.candor.alert.v1.Receiver;
import io.candor.alert.v1.Route;
import io.candor.alert.v1.Routing;
import io.candor.alert.v1.SlackChannel;
import io.candor.alert.v1.TestSendRequest;
import io.candor.alert.v1.TestSendResponse;
import io.candor.alert.v1.TestSendResponse.Outcome;
import io.candor.alert.v1.UpdateRoutingRequest;
import io.candor.kit.error.KitReason;
import io.candor.kit.testing.ErrorConformance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The routing is read, refused and replaced as a whole.
class RoutingIT {
  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  @AutoClose
  private static final AlertService guarded =
      AlertService.start(Map.of("candor.alert.receivers.allow-internal", false));

  private final String workspace = AlertService.newWorkspace();

  @Test
  void initial_isTheLog() {
    Routing routing = get(service);
    assertThat(routing.getVersion()).isZero();
    assertThat(routing.getEtag()).isEqualTo("0");
    assertThat(routing.getDefaultReceiversList()).containsExactly("log");
    assertThat(routing.getReceivers(0).getState()).isEqualTo(Receiver.State.ENABLED);
    assertThat(routing.hasUpdateTime()).isFalse();
  }

  @Test
  void replaces_andCounts_andNamesWho() {
    Routing first = update(service, withOwner(get(service)), false);
    assertThat(first.getVersion()).isEqualTo(1);
    assertThat(first.getUpdatedBy()).isEqualTo("tester");
    assertThat(first.hasUpdateTime()).isTrue();
    assertThat(get(service)).isEqualTo(first);
  }

  @Test
  void validateOnly_writesNothing() {
    assertThat(update(service, withOwner(get(service)), true).getVersion()).isEqualTo(1);
    assertThat(get(service).getVersion()).isZero();
  }

  @Test
  void staleEtag_isRefused_andTellsTheCurrentOne() {
    Routing read = get(service);
    update(service, withOwner(read), false);
    Status status =
        ErrorConformance.assertFails(
            Code.ABORTED, AlertReason.ETAG_MISMATCH, () -> update(service, withOwner(read), false));
    assertThat(status.toString()).contains("etag");
  }

  @Test
  void firstWrite_needsNoEtag_laterOnesDo() {
    Routing unread = withOwner(get(service)).toBuilder().clearEtag().build();
    assertThat(update(service, unread, false).getVersion()).isEqualTo(1);
    ErrorConformance.assertFails(
        Code.ABORTED, AlertReason.ETAG_MISMATCH, () -> update(service, unread, false));
  }

  @Test
  void concurrentWriters_oneWins() throws Exception {
    Routing read = get(service);
    List<Future<Boolean>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        writers.add(
            threads.submit(
                () -> {
                  try {
                    update(service, withOwner(read), false);
                    return true;
                  } catch (io.grpc.StatusRuntimeException e) {
                    assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.ABORTED);
                    return false;
                  }
                }));
      }
    }
    int won = 0;
    for (Future<Boolean> writer : writers) {
      won += writer.get() ? 1 : 0;
    }
    assertThat(won).isEqualTo(1);
    assertThat(get(service).getVersion()).isEqualTo(1);
  }

  @Test
  void refusesWhole_withEveryViolation() {
    Routing.Builder broken =
        get(guarded).toBuilder()
            .addReceivers(AlertService.webhook("inside", "http://127.0.0.1:1/"))
            .addReceivers(
                Receiver.newBuilder()
                    .setId("slack")
                    .setSlack(SlackChannel.newBuilder().setUrlSecret("absent")))
            .addReceivers(Receiver.newBuilder().setId("log").setLog(LogChannel.newBuilder()))
            .addAreaOwners(owner("mobile_app", "nobody"))
            .addAreaOwners(owner("mobile_app", "log"))
            .addRoutes(Route.newBuilder().setId("r").addReceivers("missing"));
    Status status =
        ErrorConformance.assertFails(
            Code.INVALID_ARGUMENT,
            AlertReason.ROUTING_INVALID,
            () -> update(guarded, broken.build(), false));
    assertThat(ErrorConformance.fieldsOf(status))
        .containsExactlyInAnyOrder(
            "routing.area_owners[1].area",
            "routing.receivers[3].id",
            "routing.routes[0].receivers[0]",
            "routing.receivers[1].webhook.url",
            "routing.receivers[1].webhook.secret",
            "routing.receivers[2].slack.url_secret");
    assertThat(get(guarded).getVersion()).isZero();
  }

  @Test
  void secretsAreCheckedAndNeverShown() {
    String canary = "whsec_Y2FuYXJ5";
    guarded.putSecret(workspace, "hook", canary);
    guarded.putSecret(workspace, "slack-url", "https://user:canary@hooks.slack.com/x");
    Routing.Builder broken =
        get(guarded).toBuilder()
            .addReceivers(AlertService.webhook("short", "https://8.8.8.8/"))
            .addReceivers(
                Receiver.newBuilder()
                    .setId("slack")
                    .setSlack(SlackChannel.newBuilder().setUrlSecret("slack-url")));
    Status status =
        ErrorConformance.assertFails(
            Code.INVALID_ARGUMENT,
            AlertReason.ROUTING_INVALID,
            () -> update(guarded, broken.build(), false));
    assertThat(ErrorConformance.fieldsOf(status))
        .containsExactly(
            "routing.receivers[1].webhook.secret", "routing.receivers[2].slack.url_secret");
    assertThat(status.toString()).doesNotContain("canary", "Y2FuYXJ5");
  }

  @Test
  void contractIsCheckedAtTheEdge() {
    ErrorConformance.assertFails(
        Code.INVALID_ARGUMENT,
        KitReason.REQUEST_INVALID,
        () ->
            update(
                service,
                get(service).toBuilder()
                    .addReceivers(Receiver.newBuilder().setId("No Channel"))
                    .build(),
                false));
    ErrorConformance.assertFails(
        Code.NOT_FOUND, AlertReason.RECEIVER_NOT_FOUND, () -> testSend("absent"));
    ErrorConformance.assertFails(
        Code.NOT_FOUND,
        AlertReason.RECEIVER_NOT_FOUND,
        () ->
            service
                .routings()
                .enableReceiver(
                    EnableReceiverRequest.newBuilder()
                        .setName("workspaces/" + workspace + "/receivers/absent")
                        .build()));
  }

  @Test
  void testSend_tellsHowItWent_andChangesNothing() throws Exception {
    try (LocalReceiver receiver = LocalReceiver.start()) {
      receiver.then(
          Behaviour.status(204), Behaviour.status(503), Behaviour.status(410), Behaviour.reset());
      service.routeAllToWebhook(workspace, "probe", receiver.url());
      assertThat(testSend("probe"))
          .returns(Outcome.DELIVERED, TestSendResponse::getOutcome)
          .returns(204, TestSendResponse::getHttpStatus)
          .returns("", TestSendResponse::getReason);
      assertThat(receiver.take(Duration.ofSeconds(1)).body()).contains("\"test\":true");
      assertThat(testSend("probe"))
          .returns(Outcome.RETRYABLE, TestSendResponse::getOutcome)
          .returns("SERVER_ERROR", TestSendResponse::getReason);
      assertThat(testSend("probe")).returns(Outcome.REJECTED, TestSendResponse::getOutcome);
      assertThat(testSend("probe"))
          .returns("CONNECTION_FAILED", TestSendResponse::getReason)
          .returns(false, TestSendResponse::hasHttpStatus);
      assertThat(get(service).getReceivers(0).getState()).isEqualTo(Receiver.State.ENABLED);
    }
  }

  private TestSendResponse testSend(String receiver) {
    return service
        .routings()
        .testSend(
            TestSendRequest.newBuilder()
                .setName("workspaces/" + workspace + "/receivers/" + receiver)
                .build());
  }

  private Routing get(AlertService from) {
    return from.routings()
        .getRouting(
            GetRoutingRequest.newBuilder().setName("workspaces/" + workspace + "/routing").build())
        .getRouting();
  }

  private static Routing update(AlertService at, Routing routing, boolean validateOnly) {
    return at.routings()
        .updateRouting(
            UpdateRoutingRequest.newBuilder()
                .setRouting(routing)
                .setActor("tester")
                .setValidateOnly(validateOnly)
                .build())
        .getRouting();
  }

  private static Routing withOwner(Routing routing) {
    return routing.toBuilder().addAreaOwners(owner("mobile_app", "log")).build();
  }

  private static AreaOwner owner(String area, String receiver) {
    return AreaOwner.newBuilder()
        .setArea(area)
        .setOwner(Owner.newBuilder().addReceivers(receiver))
        .build();
  }
}

package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Behaviour;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.testing.Until;
import io.candor.alert.v1.AuditEntry;
import io.candor.alert.v1.EnableReceiverRequest;
import io.candor.alert.v1.GetIncidentRequest;
import io.candor.alert.v1.GetRoutingRequest;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentEvent;
import io.candor.alert.v1.ListAuditEntriesRequest;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.Receiver;
import io.candor.alert.v1.SlackChannel;
import io.candor.operations.v1.DeadLetter;
import io.candor.operations.v1.DeadLetterServiceGrpc;
import io.candor.operations.v1.ListDeadLettersRequest;
import io.candor.operations.v1.ReplayDeadLettersRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Notifications reach receivers that misbehave, and those alone suffer who do.
class DeliveryIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  @Test
  void triesAgainUntilTaken_underTheSameId() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start();
        LocalReceiver inside = LocalReceiver.start()) {
      receiver.then(
          Behaviour.status(500),
          Behaviour.reset(),
          Behaviour.status(307, "Location: " + inside.url()),
          Behaviour.status(404));
      service.routeAllToWebhook(workspace, "flaky", receiver.url());
      service.write(workspace, FindingMessages.loginLoop(workspace).build());

      Received first = receiver.take(SOON);
      for (int attempt = 2; attempt <= 5; attempt++) {
        Received again = receiver.take(SOON);
        assertThat(again.header("webhook-id")).isEqualTo(first.header("webhook-id"));
        assertThat(again.body()).isEqualTo(first.body());
      }
      Until.holds(
          () ->
              assertThat(timeline(workspace))
                  .extracting(IncidentEvent::getType)
                  .containsExactly(IncidentEvent.Type.OPENED, IncidentEvent.Type.NOTIFIED));
      assertThat(timeline(workspace).getLast().getReceiver()).isEqualTo("flaky");
      assertThat(receiver.received()).hasSize(5);
      assertThat(inside.received()).isEmpty();
    }
  }

  @Test
  void respectsRetryAfter() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      receiver.then(Behaviour.status(429, "Retry-After: 2"));
      service.routeAllToWebhook(workspace, "limited", receiver.url());
      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      Received first = receiver.take(SOON);
      Received second = receiver.take(SOON);
      assertThat(Duration.ofNanos(second.nanoTime() - first.nanoTime()))
          .isGreaterThan(Duration.ofMillis(1_950));
    }
  }

  @Test
  void gone_disablesTheReceiver_untilItIsEnabled_andNothingIsLost() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      receiver.then(Behaviour.status(410));
      service.routeAllToWebhook(workspace, "gone", receiver.url());
      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      receiver.take(SOON);
      Until.holds(
          () -> {
            Receiver shown = shownReceiver(workspace);
            assertThat(shown.getState()).isEqualTo(Receiver.State.DISABLED);
            assertThat(shown.getDisableReason()).isEqualTo("ENDPOINT_GONE");
            assertThat(shown.hasDisableTime()).isTrue();
          });
      service.write(workspace, FindingMessages.rollback(workspace).build());
      Until.holds(
          () ->
              assertThat(deadLetters(workspace))
                  .extracting(DeadLetter::getReason)
                  .containsExactlyInAnyOrder("ENDPOINT_GONE", "RECEIVER_DISABLED"));
      assertThat(receiver.received()).hasSize(1);

      service
          .routings()
          .enableReceiver(
              EnableReceiverRequest.newBuilder()
                  .setName("workspaces/" + workspace + "/receivers/gone")
                  .setActor("ada")
                  .build());
      assertThat(
              service
                  .audit()
                  .listAuditEntries(
                      ListAuditEntriesRequest.newBuilder()
                          .setParent("workspaces/" + workspace)
                          .build())
                  .getEntriesList())
          .filteredOn(entry -> !entry.getAction().startsWith("directive."))
          .extracting(AuditEntry::getAction, AuditEntry::getActor)
          .containsExactly(
              tuple("receiver.enabled", "ada"),
              tuple("receiver.disabled", "system"),
              tuple("routing.updated", "tester"));
      DeadLetterServiceGrpc.newBlockingStub(service.channel())
          .replayDeadLetters(
              ReplayDeadLettersRequest.newBuilder().setParent("workspaces/" + workspace).build());
      receiver.take(SOON);
      receiver.take(SOON);
      Until.holds(() -> assertThat(deadLetters(workspace)).isEmpty());
    }
  }

  @Test
  void oneThatHangs_delaysNoOther() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver hanging = LocalReceiver.start().otherwise(Behaviour.hang());
        LocalReceiver other = LocalReceiver.start()) {
      service.putSecret(workspace, "hook", AlertService.SECRET);
      service.route(
          workspace,
          routing ->
              routing
                  .addReceivers(AlertService.webhook("hanging", hanging.url()))
                  .addReceivers(AlertService.webhook("other", other.url()))
                  .clearDefaultReceivers()
                  .addAllDefaultReceivers(List.of("hanging", "other")));
      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      other.take(Duration.ofSeconds(2));
      hanging.take(SOON);
      service.write(workspace, FindingMessages.rollback(workspace).build());
      other.take(Duration.ofSeconds(2));
    }
  }

  @Test
  void slack_getsItsShape() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.putSecret(workspace, "slack-url", receiver.url());
      service.route(
          workspace,
          routing ->
              routing
                  .addReceivers(
                      Receiver.newBuilder()
                          .setId("slack")
                          .setSlack(SlackChannel.newBuilder().setUrlSecret("slack-url")))
                  .clearDefaultReceivers()
                  .addDefaultReceivers("slack"));
      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      assertThat(receiver.take(SOON).body())
          .startsWith("{\"text\":\"[P1] Mobile CSAT verbatims referencing \\\"login loop\\\" up 4×")
          .contains("\"type\":\"header\"", "\"type\":\"section\"");
    }
  }

  @Test
  void over_tellsThoseWhoWereTold() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "over", receiver.url());
      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      assertThat(receiver.take(SOON).body()).contains("\"type\":\"incident.opened\"");
      service.write(
          workspace,
          FindingMessages.loginLoop(workspace)
              .setRevision(2)
              .setState(io.candor.alert.v1.Finding.State.CLEARED)
              .setClearedWeek("2026-W13")
              .build());
      assertThat(receiver.take(SOON).body()).contains("\"type\":\"incident.resolved\"");
    }
  }

  private static List<IncidentEvent> timeline(String workspace) {
    Incident incident =
        service
            .incidents()
            .listIncidents(
                ListIncidentsRequest.newBuilder().setParent("workspaces/" + workspace).build())
            .getIncidents(0);
    return service
        .incidents()
        .getIncident(GetIncidentRequest.newBuilder().setName(incident.getName()).build())
        .getTimelineList();
  }

  private static Receiver shownReceiver(String workspace) {
    return service
        .routings()
        .getRouting(
            GetRoutingRequest.newBuilder().setName("workspaces/" + workspace + "/routing").build())
        .getRouting()
        .getReceivers(0);
  }

  private static List<DeadLetter> deadLetters(String workspace) {
    return DeadLetterServiceGrpc.newBlockingStub(service.channel())
        .listDeadLetters(
            ListDeadLettersRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getDeadLettersList();
  }
}

package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Behaviour;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.v1.AcknowledgeIncidentRequest;
import io.candor.alert.v1.AlertmanagerChannel;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.PagerDutyChannel;
import io.candor.alert.v1.Receiver;
import io.candor.alert.v1.ResolveIncidentRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Tools that keep a state of their own follow the incident's, also what people do.
class TrackersIT {
  private static final Duration SOON = Duration.ofSeconds(15);

  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  @Test
  void pagerDutyTriggersAcknowledgesAndResolvesUnderOneKey() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver pagerDuty = LocalReceiver.start()) {
      pagerDuty.then(Behaviour.status(429, "Retry-After: 0"), Behaviour.reset());
      service.putSecret(workspace, "pd", "routing-key-canary");
      routeTo(
          workspace,
          Receiver.newBuilder()
              .setId("pager")
              .setPagerDuty(
                  PagerDutyChannel.newBuilder().setRoutingKeySecret("pd").setUrl(pagerDuty.url())));
      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      pagerDuty.take(SOON);
      pagerDuty.take(SOON);
      JsonObject trigger = json(pagerDuty.take(SOON));
      assertThat(trigger.get("event_action").getAsString()).isEqualTo("trigger");
      assertThat(trigger.get("routing_key").getAsString()).isEqualTo("routing-key-canary");
      JsonObject payload = trigger.getAsJsonObject("payload");
      assertThat(payload.get("severity").getAsString()).isEqualTo("error");
      assertThat(payload.get("summary").getAsString()).contains("login loop");
      assertThat(payload.get("source").getAsString()).isEqualTo("mobile_app");

      String name = only(workspace);
      var unused =
          service
              .incidents()
              .acknowledgeIncident(
                  AcknowledgeIncidentRequest.newBuilder().setName(name).setActor("ada").build());
      JsonObject acknowledge = json(pagerDuty.take(SOON));
      assertThat(acknowledge.get("event_action").getAsString()).isEqualTo("acknowledge");
      var unusedToo =
          service
              .incidents()
              .resolveIncident(
                  ResolveIncidentRequest.newBuilder().setName(name).setActor("ada").build());
      JsonObject resolve = json(pagerDuty.take(SOON));
      assertThat(resolve.get("event_action").getAsString()).isEqualTo("resolve");
      assertThat(resolve.get("dedup_key"))
          .isEqualTo(trigger.get("dedup_key"))
          .isEqualTo(acknowledge.get("dedup_key"));
    }
  }

  @Test
  void alertmanagersFormFiresAndResolvesUnderOneFingerprint() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.putSecret(workspace, "token", "bearer-canary");
      routeTo(
          workspace,
          Receiver.newBuilder()
              .setId("sre")
              .setAlertmanager(
                  AlertmanagerChannel.newBuilder().setUrl(receiver.url()).setTokenSecret("token")));
      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      Received call = receiver.take(SOON);
      assertThat(call.header("authorization")).isEqualTo("Bearer bearer-canary");
      JsonObject firing = json(call);
      assertThat(firing.get("version").getAsString()).isEqualTo("4");
      assertThat(firing.get("status").getAsString()).isEqualTo("firing");
      assertThat(firing.getAsJsonObject("commonLabels").get("alertname").getAsString())
          .isEqualTo("THEME_SPIKE");
      service.write(
          workspace,
          FindingMessages.loginLoop(workspace)
              .setRevision(2)
              .setState(Finding.State.CLEARED)
              .setClearedWeek("2026-W13")
              .build());
      JsonObject resolved = json(receiver.take(SOON));
      assertThat(resolved.get("status").getAsString()).isEqualTo("resolved");
      assertThat(alert(resolved).get("fingerprint")).isEqualTo(alert(firing).get("fingerprint"));
      assertThat(alert(resolved).get("endsAt").getAsString()).doesNotStartWith("0001");
    }
  }

  private static void routeTo(String workspace, Receiver.Builder receiver) {
    service.route(
        workspace,
        routing ->
            routing
                .clearReceivers()
                .addReceivers(receiver)
                .clearDefaultReceivers()
                .addDefaultReceivers(receiver.getId()));
  }

  private static JsonObject alert(JsonObject message) {
    return message.getAsJsonArray("alerts").get(0).getAsJsonObject();
  }

  private static JsonObject json(Received request) {
    return JsonParser.parseString(request.body()).getAsJsonObject();
  }

  private static String only(String workspace) {
    return service
        .incidents()
        .listIncidents(
            ListIncidentsRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getIncidents(0)
        .getName();
  }
}

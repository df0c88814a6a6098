package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.Timestamp;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.testing.Until;
import io.candor.alert.v1.CreateSilenceRequest;
import io.candor.alert.v1.ExpireSilenceRequest;
import io.candor.alert.v1.ExplainRouteRequest;
import io.candor.alert.v1.ExplainRouteResponse;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.GetIncidentRequest;
import io.candor.alert.v1.GetRoutingRequest;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentEvent;
import io.candor.alert.v1.Inhibition;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.ListSilencesRequest;
import io.candor.alert.v1.Matcher;
import io.candor.alert.v1.NotifyDecision;
import io.candor.alert.v1.QuietHours;
import io.candor.alert.v1.Route;
import io.candor.alert.v1.Routing;
import io.candor.alert.v1.Silence;
import io.candor.alert.v1.TryRoutingRequest;
import io.candor.alert.v1.TryRoutingResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What keeps a notification back, what never does, and how that is explained.
class MutingIT {
  private static final Duration SOON = Duration.ofSeconds(15);

  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  @Test
  void aSilenceMutesByNameAndReason_andItsEndTellsWhatIsStillOpen() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "team", receiver.url());
      Silence silence = silence(workspace, false);
      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      Incident incident = only(workspace);
      NotifyDecision decision = timeline(incident).getFirst().getDecision();
      String id = silence.getName().substring(silence.getName().lastIndexOf('/') + 1);
      assertThat(decision.getReason()).isEqualTo(NotifyDecision.Reason.SILENCED);
      assertThat(decision.getChosenByList()).containsExactly("silence:" + id);
      assertThat(explain(incident).getMutedBy()).isEqualTo("silence:" + id);
      assertThat(explain(incident).getReceiversList()).containsExactly("team");

      // A P0 is not muted by a silence that does not say so.
      service.write(
          workspace, FindingMessages.rollback(workspace).setSeverity(Finding.Severity.P0).build());
      assertThat(severity(receiver.take(SOON))).isEqualTo("P0");

      var unused =
          service
              .silences()
              .expireSilence(
                  ExpireSilenceRequest.newBuilder()
                      .setName(silence.getName())
                      .setActor("ada")
                      .build());
      assertThat(severity(receiver.take(SOON))).isEqualTo("P1");
      assertThat(explain(incident).getMutedBy()).isEmpty();
      assertThat(
              service
                  .silences()
                  .listSilences(
                      ListSilencesRequest.newBuilder().setParent("workspaces/" + workspace).build())
                  .getSilencesList())
          .hasSize(1);
    }
  }

  @Test
  void aSilenceNeedsAnAuthorAndAReason() {
    Silence nameless = Silence.newBuilder().setEndTime(time(Instant.now().plusSeconds(60))).build();
    assertThatThrownBy(() -> create(AlertService.newWorkspace(), nameless))
        .hasMessageContaining("INVALID_ARGUMENT");
  }

  @Test
  void quietHoursHoldBack_butNotAP0() throws Exception {
    String workspace = AlertService.newWorkspace();
    LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.putSecret(workspace, "hook", AlertService.SECRET);
      service.route(
          workspace,
          routing ->
              routing
                  .clearReceivers()
                  .addReceivers(
                      AlertService.webhook("team", receiver.url())
                          .setQuietHours(
                              QuietHours.newBuilder()
                                  .setTimeZone("UTC")
                                  .setStart(now.minusHours(1).toString())
                                  .setEnd(now.plusHours(1).toString())))
                  .clearDefaultReceivers()
                  .addDefaultReceivers("team"));
      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      service.write(
          workspace, FindingMessages.rollback(workspace).setSeverity(Finding.Severity.P0).build());
      assertThat(severity(receiver.take(SOON))).isEqualTo("P0");
      assertThat(receiver.received()).hasSize(1);
      Incident spike =
          incidents(workspace).stream()
              .filter(it -> it.getKind() == Finding.Kind.THEME_SPIKE)
              .findFirst()
              .orElseThrow();
      assertThat(explain(spike).getQuietReceiversList()).containsExactly("team");
    }
  }

  @Test
  void anIncidentMutesWhatItExplains_untilItIsOver() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "team", receiver.url());
      service.route(
          workspace,
          routing ->
              routing.addInhibitions(
                  Inhibition.newBuilder()
                      .setSource(Matcher.newBuilder().addKinds(Finding.Kind.CSAT_ROLLBACK))
                      .setTarget(Matcher.newBuilder().addKinds(Finding.Kind.CONTEXT_LOSS))
                      .addEqual(Inhibition.Field.DEPLOYMENT)));
      Finding.Builder child =
          FindingMessages.rollback(workspace)
              .setName("workspaces/" + workspace + "/findings/child")
              .setKind(Finding.Kind.CONTEXT_LOSS)
              .setMetric("context_loss");
      // Both in one batch: the parent counts although it is not stored yet.
      service.write(workspace, child.build(), FindingMessages.rollback(workspace).build());
      assertThat(kind(receiver.take(SOON))).isEqualTo("CSAT_ROLLBACK");
      Incident muted =
          incidents(workspace).stream()
              .filter(it -> it.getKind() == Finding.Kind.CONTEXT_LOSS)
              .findFirst()
              .orElseThrow();
      assertThat(timeline(muted).getFirst().getDecision().getReason())
          .isEqualTo(NotifyDecision.Reason.INHIBITED);
      assertThat(explain(muted).getMutedBy()).startsWith("incident:csat-rollback-");
      service.write(
          workspace,
          FindingMessages.rollback(workspace)
              .setRevision(2)
              .setState(Finding.State.CLEARED)
              .setClearedWeek("2026-W20")
              .build());
      List<String> told = List.of(kind(receiver.take(SOON)), kind(receiver.take(SOON)));
      assertThat(told).containsExactlyInAnyOrder("CSAT_ROLLBACK", "CONTEXT_LOSS");
    }
  }

  @Test
  void anotherRoutingIsTriedOnWhatHappened() {
    String workspace = AlertService.newWorkspace();
    service.write(
        workspace,
        FindingMessages.loginLoop(workspace).build(),
        FindingMessages.rollback(workspace).build());
    Routing other =
        service
            .routings()
            .getRouting(
                GetRoutingRequest.newBuilder()
                    .setName("workspaces/" + workspace + "/routing")
                    .build())
            .getRouting()
            .toBuilder()
            .addReceivers(
                io.candor.alert.v1.Receiver.newBuilder()
                    .setId("second")
                    .setLog(io.candor.alert.v1.LogChannel.getDefaultInstance()))
            .addRoutes(
                Route.newBuilder()
                    .setId("spikes")
                    .setMatcher(Matcher.newBuilder().addKinds(Finding.Kind.THEME_SPIKE))
                    .addReceivers("second"))
            .build();
    TryRoutingResponse response =
        service.routings().tryRouting(TryRoutingRequest.newBuilder().setRouting(other).build());
    assertThat(response.getIncidentCount()).isEqualTo(2);
    assertThat(response.getDifferenceCount()).isEqualTo(1);
    TryRoutingResponse.Difference difference = response.getDifferences(0);
    assertThat(difference.getReceiversList()).containsExactly("log");
    assertThat(difference.getOtherReceiversList()).containsExactly("second");
    assertThat(difference.getOtherChosenByList()).containsExactly("route:spikes");
  }

  private static Silence silence(String workspace, boolean includesP0) {
    return create(
        workspace,
        Silence.newBuilder()
            .setAuthor("ada")
            .setReason("We are moving the app's backend tonight.")
            .setIncludesP0(includesP0)
            .setEndTime(time(Instant.now().plusSeconds(3600)))
            .build());
  }

  private static Silence create(String workspace, Silence silence) {
    return service
        .silences()
        .createSilence(
            CreateSilenceRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setSilence(silence)
                .build())
        .getSilence();
  }

  private static ExplainRouteResponse explain(Incident incident) {
    return service
        .routings()
        .explainRoute(ExplainRouteRequest.newBuilder().setIncident(incident.getName()).build());
  }

  private static Timestamp time(Instant instant) {
    return FindingMessages.time(instant.toString());
  }

  private static String kind(Received request) {
    return incident(request).get("kind").getAsString();
  }

  private static String severity(Received request) {
    return incident(request).get("severity").getAsString();
  }

  private static JsonObject incident(Received request) {
    return JsonParser.parseString(request.body())
        .getAsJsonObject()
        .getAsJsonObject("data")
        .getAsJsonObject("incident");
  }

  private static List<Incident> incidents(String workspace) {
    return service
        .incidents()
        .listIncidents(
            ListIncidentsRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getIncidentsList();
  }

  private static Incident only(String workspace) throws Exception {
    Until.holds(() -> assertThat(incidents(workspace)).hasSize(1));
    return incidents(workspace).getFirst();
  }

  private static List<IncidentEvent> timeline(Incident incident) {
    return service
        .incidents()
        .getIncident(GetIncidentRequest.newBuilder().setName(incident.getName()).build())
        .getTimelineList();
  }
}

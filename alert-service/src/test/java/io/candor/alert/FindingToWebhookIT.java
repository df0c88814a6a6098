package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.util.JsonFormat;
import com.standardwebhooks.Webhook;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.v1.Example;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentNotification;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.Matcher;
import io.candor.alert.v1.Route;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A finding goes in by gRPC; a signed webhook comes out at a real HTTP server.
class FindingToWebhookIT {
  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  @Test
  void notifies_signed() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "hook", receiver.url());

      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      Received request = receiver.take(Duration.ofSeconds(10));
      assertThatCode(() -> verify(AlertService.SECRET, request)).doesNotThrowAnyException();
      JsonObject body = JsonParser.parseString(request.body()).getAsJsonObject();
      assertThat(body.keySet()).containsExactly("type", "timestamp", "data");
      assertThat(body.get("type").getAsString()).isEqualTo("incident.opened");
      IncidentNotification.Builder data = IncidentNotification.newBuilder();
      JsonFormat.parser().merge(body.get("data").toString(), data);
      assertThat(data.getIncident().getSentence())
          .isEqualTo(
              "Mobile CSAT verbatims referencing \"login loop\" up 4× this week (17 vs 4),"
                  + " affecting 12 enterprise accounts (8.4 % of enterprise ARR), since release"
                  + " mobile 5.2.0 on 12 March.");
      List<Incident> incidents =
          service
              .incidents()
              .listIncidents(
                  ListIncidentsRequest.newBuilder().setParent("workspaces/" + workspace).build())
              .getIncidentsList();
      assertThat(incidents).containsExactly(data.getIncident());
    }
  }

  @Test
  void everyFinding_isTold_oneAfterTheOther() throws Exception {
    String workspace = AlertService.newWorkspace();
    List<Duration> delays = new ArrayList<>();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "timed", receiver.url());
      for (int i = 0; i < 100; i++) {
        Finding.Builder finding = FindingMessages.rollback(workspace);
        finding.getScopeBuilder().setArchetypeId("archetype_" + i);
        finding.setName("workspaces/" + workspace + "/findings/f" + i);
        long start = System.nanoTime();
        service.write(workspace, finding.build());
        delays.add(Duration.ofNanos(receiver.take(Duration.ofSeconds(10)).nanoTime() - start));
      }
    }
    Collections.sort(delays);
    // The median and the 99th percentile go to the report of the test run.
    System.out.printf(
        "finding to webhook: p50 %d ms, p99 %d ms%n",
        delays.get(49).toMillis(), delays.get(98).toMillis());
    assertThat(delays).hasSize(100);
  }

  @Test
  void tenThousandRoutesAndAThousandReceivers_everyFindingIsTold() throws Exception {
    String workspace = AlertService.newWorkspace();
    List<Duration> delays = new ArrayList<>();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.putSecret(workspace, "hook", AlertService.SECRET);
      service.route(
          workspace,
          routing -> {
            for (int i = 0; i < 999; i++) { // And the log.
              routing.addReceivers(AlertService.webhook("many-" + i, receiver.url()));
            }
            for (int i = 0; i < 10_000; i++) {
              routing.addRoutes(
                  Route.newBuilder()
                      .setId("route-" + i)
                      .setMatcher(Matcher.newBuilder().addArchetypes("archetype_" + i))
                      .addReceivers("many-" + i % 999));
            }
          });
      for (int i = 0; i < 50; i++) {
        // From the first route to the last.
        int route = 9_999 - i * 199;
        Finding.Builder finding = FindingMessages.rollback(workspace);
        finding.getScopeBuilder().setArchetypeId("archetype_" + route);
        finding.setName("workspaces/" + workspace + "/findings/f" + i);
        long start = System.nanoTime();
        service.write(workspace, finding.build());
        delays.add(Duration.ofNanos(receiver.take(Duration.ofSeconds(10)).nanoTime() - start));
      }
    }
    Collections.sort(delays);
    System.out.printf(
        "finding to webhook, 10,000 routes and 1,000 receivers: p50 %d ms, p98 %d ms%n",
        delays.get(24).toMillis(), delays.get(48).toMillis());
    assertThat(delays).hasSize(50);
  }

  @Test
  void customersWordsNeverLeave() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "words", receiver.url());
      service.write(
          workspace,
          FindingMessages.loginLoop(workspace)
              .addExamples(Example.newBuilder().setName("n").setExcerpt("canary-4711"))
              .build());
      assertThat(receiver.take(Duration.ofSeconds(10)).body()).doesNotContain("canary");
    }
  }

  private static void verify(String secret, Received request) throws Exception {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    new Webhook(secret).verify(request.body(), HttpHeaders.of(headers, (n, v) -> true));
  }
}

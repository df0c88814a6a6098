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
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentNotification;
import io.candor.alert.v1.ListIncidentsRequest;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A finding goes in by gRPC; a signed webhook comes out at a real HTTP server.
class FindingToWebhookIT {
  private static AlertService service;

  @BeforeAll
  static void start() {
    service = AlertService.start(Map.of());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void notifiesWithinTwoSeconds_signed() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "hook", receiver.url());

      long start = System.nanoTime();
      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      Received request = receiver.take(Duration.ofSeconds(10));

      assertThat(Duration.ofNanos(request.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
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

  private static void verify(String secret, Received request) throws Exception {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    new Webhook(secret).verify(request.body(), HttpHeaders.of(headers, (n, v) -> true));
  }
}

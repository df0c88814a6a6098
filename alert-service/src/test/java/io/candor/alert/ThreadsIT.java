package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Behaviour;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.testing.Until;
import io.candor.alert.v1.AcknowledgeIncidentRequest;
import io.candor.alert.v1.EmailChannel;
import io.candor.alert.v1.GetIncidentRequest;
import io.candor.alert.v1.IncidentEvent;
import io.candor.alert.v1.JiraChannel;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.Receiver;
import io.candor.alert.v1.SlackBotChannel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Channels that keep threads, from the configuration to the tool.
class ThreadsIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  @Test
  void anIncidentIsOneThread_inWhichPeoplesActsStand() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver slack = LocalReceiver.start()) {
      slack.otherwise(Behaviour.json(200, "{\"ok\":true,\"ts\":\"11.1\"}"));
      service.putSecret(workspace, "slack", "xoxb-canary");
      service.route(
          workspace,
          routing ->
              routing
                  .clearReceivers()
                  .addReceivers(
                      Receiver.newBuilder()
                          .setId("team")
                          .setSlackBot(
                              SlackBotChannel.newBuilder()
                                  .setTokenSecret("slack")
                                  .setChannel("C024BE91L")
                                  .setUrl(slack.url())))
                  .clearDefaultReceivers()
                  .addDefaultReceivers("team"));
      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      assertThat(slack.take(SOON).path()).isEqualTo("/hook/chat.postMessage");
      String incident =
          service
              .incidents()
              .listIncidents(
                  ListIncidentsRequest.newBuilder().setParent("workspaces/" + workspace).build())
              .getIncidents(0)
              .getName();
      Until.holds(
          () ->
              assertThat(
                      service
                          .incidents()
                          .getIncident(GetIncidentRequest.newBuilder().setName(incident).build())
                          .getTimelineList())
                  .extracting(IncidentEvent::getType)
                  .contains(IncidentEvent.Type.NOTIFIED));
      var unused =
          service
              .incidents()
              .acknowledgeIncident(
                  AcknowledgeIncidentRequest.newBuilder()
                      .setName(incident)
                      .setActor("ada")
                      .build());
      assertThat(slack.take(SOON).path()).isEqualTo("/hook/chat.update");
      Received inThread = slack.take(SOON);
      JsonObject message = JsonParser.parseString(inThread.body()).getAsJsonObject();
      assertThat(message.get("thread_ts").getAsString()).isEqualTo("11.1");
      assertThat(inThread.body()).contains("acknowledged").doesNotContain("canary");
    }
  }

  @Test
  void channelsThatCannotWork_areRefusedWhole() {
    String workspace = AlertService.newWorkspace();
    Assertions.assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(
            () ->
                service.route(
                    workspace,
                    routing ->
                        routing
                            .addReceivers(
                                Receiver.newBuilder()
                                    .setId("bot")
                                    .setSlackBot(
                                        SlackBotChannel.newBuilder()
                                            .setTokenSecret("missing")
                                            .setChannel("C1")))
                            .addReceivers(
                                Receiver.newBuilder()
                                    .setId("issues")
                                    .setJira(
                                        JiraChannel.newBuilder()
                                            .setUrl("ftp://jira.example.com")
                                            .setEdition(JiraChannel.Edition.CLOUD)
                                            .setTokenSecret("missing")
                                            .setProject("CX")))
                            .addReceivers(
                                Receiver.newBuilder()
                                    .setId("mail")
                                    .setEmail(
                                        EmailChannel.newBuilder()
                                            .setHost("mail.example.com")
                                            .setPort(587)
                                            .setTls(EmailChannel.Tls.STARTTLS)
                                            .setUsername("candor")
                                            .setPasswordSecret("missing")
                                            .setFrom("candor@example.com")
                                            .addTo("ada@example.com")))))
        .satisfies(
            e ->
                assertThat(
                        io.grpc.protobuf.StatusProto.fromThrowable(e).getDetailsList().toString())
                    .contains("slack_bot.token_secret")
                    .contains("jira.url")
                    .contains("jira.token_secret")
                    .contains("jira.user")
                    .contains("email.password_secret"));
  }
}

package io.candor.alert.notify.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.candor.alert.egress.EgressPolicy;
import io.candor.alert.egress.HttpPoster;
import io.candor.alert.egress.Resolver;
import io.candor.alert.egress.TargetGuard;
import io.candor.alert.notification.Event;
import io.candor.alert.notification.Notification;
import io.candor.alert.notify.IncidentLinks;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.Channel.Jira.Edition;
import io.candor.alert.receiver.FailureReason;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.receiver.SendResult.Retryable;
import io.candor.alert.receiver.SendResult.Sent;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Behaviour;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.testing.MapThreads;
import io.candor.alert.testing.Notifications;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One issue for each topic, also after an attempt whose end nobody saw.
class JiraSenderTest {
  private static final Behaviour NOTHING_FOUND = Behaviour.json(200, "{\"issues\":[]}");
  private static final Behaviour MADE = Behaviour.json(201, "{\"id\":\"1\",\"key\":\"CX-7\"}");
  private static final Behaviour THERE = Behaviour.json(200, "{\"key\":\"CX-7\"}");
  private static final Behaviour COMMENTED = Behaviour.json(201, "{\"id\":\"9\"}");
  private static final Notification OVER =
      Notifications.of(Event.INCIDENT_RESOLVED, "Theme spike", "Over.");

  private final LocalReceiver jira = LocalReceiver.start();
  private final HttpPoster poster =
      new HttpPoster(
          new TargetGuard(new EgressPolicy(true, Set.of(443)), Resolver.system()),
          Clock.systemUTC());
  private final MapThreads threads = new MapThreads();
  private final JiraSender sender =
      new JiraSender(
          poster, (workspace, name) -> Optional.of("token-1"), threads, new IncidentLinks(""));

  @AfterEach
  void stop() {
    poster.close();
    jira.close();
  }

  @Test
  void theCloud_getsAnIssue_thenACommentAndATransition() throws Exception {
    jira.then(
        NOTHING_FOUND,
        MADE,
        THERE,
        Behaviour.json(
            200,
            "{\"transitions\":[{\"id\":\"11\",\"name\":\"Start\"},{\"id\":\"31\",\"name\":\"Done\"}]}"),
        Behaviour.status(204),
        COMMENTED);
    assertThat(send(Edition.CLOUD, "ada@example.com", Notifications.loginLoop()))
        .isEqualTo(new Sent(200));
    assertThat(send(Edition.CLOUD, "ada@example.com", OVER)).isEqualTo(new Sent(200));
    List<Received> calls = jira.received();
    assertThat(calls)
        .extracting(Received::path)
        .containsExactly(
            "/hook/rest/api/3/search/jql",
            "/hook/rest/api/3/issue",
            "/hook/rest/api/3/issue/CX-7?fields=status",
            "/hook/rest/api/3/issue/CX-7/transitions",
            "/hook/rest/api/3/issue/CX-7/transitions",
            "/hook/rest/api/3/issue/CX-7/comment");
    assertThat(calls.getFirst().header("authorization"))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("ada@example.com:token-1".getBytes(StandardCharsets.UTF_8)));
    JsonObject fields = body(calls.get(1)).getAsJsonObject("fields");
    assertThat(fields.getAsJsonObject("project").get("key").getAsString()).isEqualTo("CX");
    assertThat(fields.getAsJsonObject("issuetype").get("name").getAsString()).isEqualTo("Task");
    assertThat(fields.get("summary").getAsString())
        .isEqualTo("[P1] Theme spike: Mobile, \"login loop\"");
    assertThat(fields.getAsJsonArray("labels"))
        .extracting(it -> it.getAsString())
        .containsExactly("candor", "candor-incidents-theme-spike-1");
    assertThat(fields.getAsJsonObject("description").get("type").getAsString()).isEqualTo("doc");
    assertThat(body(calls.get(0)).get("jql").getAsString())
        .contains("labels = \"candor-incidents-theme-spike-1\"");
    assertThat(body(calls.get(4)).getAsJsonObject("transition").get("id").getAsString())
        .isEqualTo("31");
  }

  @Test
  void aDataCenter_readsMarkup_andABearerToken() throws Exception {
    jira.then(NOTHING_FOUND, MADE);
    Notification crafted = Notifications.of(Event.INCIDENT_OPENED, "T", "See [here|http://x] {a}");
    assertThat(send(Edition.DATA_CENTER, "", crafted)).isEqualTo(new Sent(200));
    assertThat(jira.received())
        .extracting(Received::path)
        .containsExactly("/hook/rest/api/2/search", "/hook/rest/api/2/issue");
    assertThat(jira.received().getFirst().header("authorization")).isEqualTo("Bearer token-1");
    assertThat(
            body(jira.received().get(1)).getAsJsonObject("fields").get("description").getAsString())
        .startsWith("See \\[here\\|http://x\\] \\{a\\}");
  }

  @Test
  void anIssueWhoseMakingNobodySaw_isFoundByItsLabel() throws Exception {
    // Made, and the answer was lost: the next attempt finds it and makes no other.
    jira.then(NOTHING_FOUND, Behaviour.reset());
    assertThat(send(Edition.DATA_CENTER, "", Notifications.loginLoop()))
        .isEqualTo(new Retryable(FailureReason.CONNECTION_FAILED, 0, null));
    jira.then(Behaviour.json(200, "{\"issues\":[{\"key\":\"CX-7\"}]}"), COMMENTED);
    assertThat(send(Edition.DATA_CENTER, "", Notifications.loginLoop())).isEqualTo(new Sent(200));
    assertThat(jira.received().getLast().path()).isEqualTo("/hook/rest/api/2/issue/CX-7/comment");
  }

  @Test
  void anIssueThatSomebodyDeleted_isMadeAgain() throws Exception {
    jira.then(NOTHING_FOUND, MADE, Behaviour.status(404), NOTHING_FOUND, MADE);
    assertThat(send(Edition.CLOUD, "ada", Notifications.loginLoop())).isEqualTo(new Sent(200));
    assertThat(send(Edition.CLOUD, "ada", OVER)).isEqualTo(new Sent(200));
    assertThat(jira.received().getLast().path()).isEqualTo("/hook/rest/api/3/issue");
  }

  @Test
  void refusalsAreTriedAgain_andTheirWaitIsKept() throws Exception {
    jira.then(
        Behaviour.status(429, "Retry-After: 20"),
        Behaviour.status(503),
        Behaviour.status(401),
        Behaviour.status(410),
        Behaviour.json(200, "<html>Log in</html>"));
    assertThat(send(Edition.CLOUD, "ada", OVER))
        .isEqualTo(new Retryable(FailureReason.RATE_LIMITED, 429, Duration.ofSeconds(20)));
    assertThat(send(Edition.CLOUD, "ada", OVER))
        .isEqualTo(new Retryable(FailureReason.SERVER_ERROR, 503, null));
    assertThat(send(Edition.CLOUD, "ada", OVER))
        .isEqualTo(new Retryable(FailureReason.REFUSED_BY_RECEIVER, 401, null));
    assertThat(send(Edition.CLOUD, "ada", OVER))
        .isEqualTo(new Retryable(FailureReason.REFUSED_BY_RECEIVER, 410, null));
    assertThat(send(Edition.CLOUD, "ada", OVER))
        .isEqualTo(new Retryable(FailureReason.SERVER_ERROR, 200, null));
  }

  private SendResult send(Edition edition, String user, Notification notification)
      throws InterruptedException {
    return sender.send(
        "default",
        "team",
        new Channel.Jira(jira.url(), edition, user, "token", "CX", "", "Done", "Reopen"),
        notification);
  }

  private static JsonObject body(Received call) {
    return JsonParser.parseString(call.body()).getAsJsonObject();
  }
}

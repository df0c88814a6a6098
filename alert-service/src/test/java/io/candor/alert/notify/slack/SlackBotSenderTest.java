package io.candor.alert.notify.slack;

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
import io.candor.alert.receiver.FailureReason;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.receiver.SendResult.Retryable;
import io.candor.alert.receiver.SendResult.Sent;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Behaviour;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.testing.MapThreads;
import io.candor.alert.testing.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One thread for each topic, whose first message shows where it stands, and no message twice
/// because something after it failed.
class SlackBotSenderTest {
  private static final Notification OVER =
      Notifications.of(Event.INCIDENT_RESOLVED, "Theme spike", "Over.");

  private final LocalReceiver slack = LocalReceiver.start();
  private final HttpPoster poster =
      new HttpPoster(
          new TargetGuard(new EgressPolicy(true, Set.of(443)), Resolver.system()),
          Clock.systemUTC());
  private final MapThreads threads = new MapThreads();
  private final SlackBotSender sender =
      new SlackBotSender(
          poster, (workspace, name) -> Optional.of("xoxb-1"), threads, new IncidentLinks(""));

  @AfterEach
  void stop() {
    poster.close();
    slack.close();
  }

  @Test
  void laterNews_goIntoTheThread_andChangeItsHead() throws Exception {
    slack.then(posted("11.1"), posted("11.1"), posted("12.2"));
    assertThat(send(Notifications.loginLoop())).isEqualTo(new Sent(200));
    assertThat(send(OVER)).isEqualTo(new Sent(200));
    List<Received> calls = slack.received();
    assertThat(calls)
        .extracting(Received::path)
        .containsExactly("/hook/chat.postMessage", "/hook/chat.update", "/hook/chat.postMessage");
    assertThat(calls)
        .allSatisfy(call -> assertThat(call.header("authorization")).isEqualTo("Bearer xoxb-1"));
    JsonObject head = body(calls.get(0));
    assertThat(head.get("channel").getAsString()).isEqualTo("C1");
    assertThat(head.has("thread_ts")).isFalse();
    assertThat(
            head.getAsJsonObject("metadata")
                .getAsJsonObject("event_payload")
                .get("id")
                .getAsString())
        .isEqualTo("msg_default_theme-spike-1_3");
    assertThat(body(calls.get(1)).get("ts").getAsString()).isEqualTo("11.1");
    assertThat(body(calls.get(1)).get("text").getAsString()).startsWith("Resolved: ");
    assertThat(body(calls.get(2)).get("thread_ts").getAsString()).isEqualTo("11.1");
  }

  @Test
  void aHeadThatIsGone_isFollowedByANewThread() throws Exception {
    slack.then(
        posted("11.1"),
        Behaviour.json(200, "{\"ok\":false,\"error\":\"message_not_found\"}"),
        posted("13.1"),
        posted("13.1"),
        posted("14.1"));
    assertThat(send(Notifications.loginLoop())).isEqualTo(new Sent(200));
    assertThat(send(OVER)).isEqualTo(new Sent(200));
    assertThat(body(slack.received().get(2)).has("thread_ts")).isFalse();
    assertThat(send(OVER)).isEqualTo(new Sent(200));
    assertThat(body(slack.received().getLast()).get("thread_ts").getAsString()).isEqualTo("13.1");
  }

  @Test
  void whenTheHeadCannotBeChangedNow_nothingIsPosted() throws Exception {
    slack.then(posted("11.1"), Behaviour.status(429, "Retry-After: 30"));
    assertThat(send(Notifications.loginLoop())).isEqualTo(new Sent(200));
    assertThat(send(OVER))
        .isEqualTo(new Retryable(FailureReason.RATE_LIMITED, 429, Duration.ofSeconds(30)));
    assertThat(slack.received()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "ratelimited, RATE_LIMITED",
    "internal_error, SERVER_ERROR",
    "invalid_auth, REFUSED_BY_RECEIVER",
    "not_in_channel, REFUSED_BY_RECEIVER",
  })
  void anErrorInA200_isAnError(String error, FailureReason reason) throws Exception {
    slack.then(Behaviour.json(200, "{\"ok\":false,\"error\":\"" + error + "\"}"));
    assertThat(send(Notifications.loginLoop())).isEqualTo(new Retryable(reason, 200, null));
  }

  @Test
  void whatIsNotSlack_isNotTakenForIt() throws Exception {
    slack.then(
        Behaviour.json(200, "<html>Sign in</html>"),
        Behaviour.json(200, "[]"),
        Behaviour.reset(),
        Behaviour.status(500));
    assertThat(send(OVER)).isEqualTo(new Retryable(FailureReason.SERVER_ERROR, 200, null));
    assertThat(send(OVER)).isEqualTo(new Retryable(FailureReason.SERVER_ERROR, 200, null));
    assertThat(send(OVER)).isEqualTo(new Retryable(FailureReason.CONNECTION_FAILED, 0, null));
    assertThat(send(OVER)).isEqualTo(new Retryable(FailureReason.SERVER_ERROR, 500, null));
  }

  private SendResult send(Notification notification) throws InterruptedException {
    return sender.send(
        "default", "team", new Channel.SlackBot("token", "C1", slack.url()), notification);
  }

  private static Behaviour posted(String ts) {
    return Behaviour.json(200, "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"" + ts + "\"}");
  }

  private static JsonObject body(Received call) {
    return JsonParser.parseString(call.body()).getAsJsonObject();
  }
}

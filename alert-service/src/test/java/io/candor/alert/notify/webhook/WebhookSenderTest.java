package io.candor.alert.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.candor.alert.egress.EgressPolicy;
import io.candor.alert.egress.HttpPoster;
import io.candor.alert.egress.Resolver;
import io.candor.alert.egress.TargetGuard;
import io.candor.alert.notification.Event;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.FailureReason;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.secret.Secrets;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.testing.Notifications;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Webhooks as an independent implementation of Standard Webhooks sees them.
class WebhookSenderTest {
  private static final String NEW = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String OLD = "whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNk";

  private final LocalReceiver receiver = LocalReceiver.start();
  private final HttpPoster poster =
      new HttpPoster(
          new TargetGuard(new EgressPolicy(true, Set.of(443)), Resolver.system()),
          Clock.systemUTC(),
          Duration.ofSeconds(2));
  private final Map<String, String> secrets = new HashMap<>(Map.of("new", NEW, "old", OLD));
  private final Secrets lookup =
      (workspace, name) ->
          workspace.equals("default") ? Optional.ofNullable(secrets.get(name)) : Optional.empty();
  private final WebhookSender sender = new WebhookSender(poster, lookup, Clock.systemUTC());

  @AfterEach
  void close() {
    poster.close();
    receiver.close();
  }

  @Test
  void libraryVerifies() throws Exception {
    assertThat(send("new", "")).isEqualTo(new SendResult.Sent(200));
    Received request = receiver.take(Duration.ofSeconds(1));
    assertThatCode(() -> verify(NEW, request)).doesNotThrowAnyException();
    assertThatThrownBy(() -> verify(OLD, request))
        .isInstanceOf(com.standardwebhooks.exceptions.WebhookVerificationException.class);
    assertThat(request.header("webhook-id")).isEqualTo("msg_default_theme-spike-1_3");
  }

  @Test
  void rotation_carriesTwoSignatures_eachVerifies() throws Exception {
    send("new", "old");
    Received request = receiver.take(Duration.ofSeconds(1));
    assertThat(request.header("webhook-signature").split(" ")).hasSize(2);
    assertThatCode(() -> verify(NEW, request)).doesNotThrowAnyException();
    assertThatCode(() -> verify(OLD, request)).doesNotThrowAnyException();
  }

  @Test
  void repeatsShareIdAndBody() throws Exception {
    send("new", "");
    send("new", "");
    Received first = receiver.take(Duration.ofSeconds(1));
    Received second = receiver.take(Duration.ofSeconds(1));
    assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void missingSecret_waits_badSecret_isRefused() throws Exception {
    assertThat(send("absent", ""))
        .isEqualTo(new SendResult.Retryable(FailureReason.SECRET_MISSING, 0, null));
    secrets.put("short", "whsec_c2hvcnQ=");
    assertThat(send("short", ""))
        .isEqualTo(new SendResult.Rejected(FailureReason.SECRET_INVALID, 0));
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void secretForms() {
    assertThat(WebhookSender.isValidSecret(NEW)).isTrue();
    assertThat(WebhookSender.isValidSecret(NEW.substring("whsec_".length()))).isFalse();
    assertThat(WebhookSender.isValidSecret("whsec_%%%")).isFalse();
    assertThat(WebhookSender.isValidSecret("whsec_" + "QUFB".repeat(22))).isFalse(); // 66 bytes
    assertThat(WebhookSender.isValidSecret("")).isFalse();
  }

  @Test
  void everyEventHasAType() {
    assertThat(Event.INCIDENT_OPENED.type()).isEqualTo("incident.opened");
    assertThat(Event.INCIDENT_RESOLVED.type()).isEqualTo("incident.resolved");
    assertThat(Event.DIRECTIVE_ORDERED.type()).isEqualTo("directive.ordered");
    assertThat(Event.values()).allSatisfy(event -> assertThat(event.type()).isNotEmpty());
  }

  private SendResult send(String secret, String previous) throws InterruptedException {
    return sender.send(
        "default",
        new Channel.Webhook(receiver.url(), secret, previous),
        Notifications.loginLoop());
  }

  private static void verify(String secret, Received request) throws Exception {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    new Webhook(secret).verify(request.body(), HttpHeaders.of(headers, (n, v) -> true));
  }
}

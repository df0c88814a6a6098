package io.candor.alert.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.egress.PostResult.Answered;
import io.candor.alert.egress.PostResult.Failed;
import io.candor.alert.egress.PostResult.Failure;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Behaviour;
import io.candor.stores.FreePorts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Posts to real local servers that misbehave.
class HttpPosterTest {
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Duration SHORT = Duration.ofMillis(400);

  private final LocalReceiver receiver = LocalReceiver.start();
  private final HttpPoster poster = poster(Resolver.system(), SHORT);

  @AfterEach
  void close() {
    poster.close();
    receiver.close();
  }

  @Test
  void posts() throws InterruptedException {
    assertThat(poster.post(receiver.url(), Map.of("webhook-id", "msg_1"), "{\"a\":\"ä\"}"))
        .isEqualTo(new Answered(200, null));
    LocalReceiver.Received request = receiver.take(SHORT);
    assertThat(request.body()).isEqualTo("{\"a\":\"ä\"}");
    assertThat(request.path()).isEqualTo("/hook");
    assertThat(request.header("webhook-id")).isEqualTo("msg_1");
    assertThat(request.header("content-type")).isEqualTo("application/json; charset=utf-8");
    assertThat(request.header("user-agent")).isEqualTo("Candor-Alert");
  }

  @Test
  void readsRetryAfter_secondsOrDate() throws InterruptedException {
    receiver.then(
        Behaviour.status(429, "Retry-After: 7"),
        Behaviour.status(503, "Retry-After: Thu, 12 Mar 2026 10:00:30 GMT"),
        Behaviour.status(503, "Retry-After: soon"));
    assertThat(poster.post(receiver.url(), Map.of(), "{}"))
        .isEqualTo(new Answered(429, Duration.ofSeconds(7)));
    assertThat(poster.post(receiver.url(), Map.of(), "{}"))
        .isEqualTo(new Answered(503, Duration.ofSeconds(30)));
    assertThat(poster.post(receiver.url(), Map.of(), "{}")).isEqualTo(new Answered(503, null));
  }

  @Test
  void neverFollowsRedirects() throws InterruptedException {
    try (LocalReceiver inside = LocalReceiver.start()) {
      receiver.then(Behaviour.status(307, "Location: " + inside.url()));
      assertThat(poster.post(receiver.url(), Map.of(), "{}")).isEqualTo(new Answered(307, null));
      assertThat(inside.received()).isEmpty();
    }
  }

  @Test
  void givesUpInTime_hangingOrDribbling() throws InterruptedException {
    receiver.then(Behaviour.hang(), Behaviour.dribble());
    for (int i = 0; i < 2; i++) {
      assertThat(poster.post(receiver.url(), Map.of(), "{}"))
          .isEqualTo(new Failed(Failure.TIMED_OUT));
    }
  }

  @Test
  void resetAndRefusedConnections() throws Exception {
    receiver.then(Behaviour.reset());
    assertThat(poster.post(receiver.url(), Map.of(), "{}"))
        .isEqualTo(new Failed(Failure.CONNECTION_FAILED));
    assertThat(poster.post("http://127.0.0.1:" + FreePorts.choose(1).getFirst(), Map.of(), "{}"))
        .isEqualTo(new Failed(Failure.CONNECTION_FAILED));
  }

  @Test
  void takesHugeAnswers_withoutReadingThem() throws InterruptedException {
    receiver.then(Behaviour.largeBody(1L << 40));
    assertThat(poster.post(receiver.url(), Map.of(), "{}")).isEqualTo(new Answered(200, null));
  }

  @Test
  void plainHttpServerUnderHttps_isATlsFailure() throws InterruptedException {
    receiver.otherwise(Behaviour.status(400));
    PostResult result = poster.post("https://127.0.0.1:" + receiver.port() + "/", Map.of(), "{}");
    assertThat(result).isInstanceOf(Failed.class);
  }

  @Test
  void connectsToTheJudgedAddress_resolvingOnce() throws InterruptedException {
    AtomicInteger lookups = new AtomicInteger();
    Resolver resolver =
        host -> {
          lookups.incrementAndGet();
          assertThat(host).isEqualTo("receiver.test");
          return List.of(InetAddress.ofLiteral("127.0.0.1"));
        };
    try (HttpPoster named = poster(resolver, SHORT)) {
      assertThat(named.post("http://receiver.test:" + receiver.port() + "/x", Map.of(), "{}"))
          .isEqualTo(new Answered(200, null));
    }
    assertThat(lookups).hasValue(1);
    assertThat(receiver.take(SHORT).header("host")).isEqualTo("receiver.test:" + receiver.port());
  }

  @Test
  void refusesNamesThatTurnInward_atTheConnection() throws InterruptedException {
    AtomicInteger lookups = new AtomicInteger();
    // Public when configured, internal when sent.
    Resolver rebinding =
        host ->
            List.of(
                InetAddress.ofLiteral(
                    lookups.getAndIncrement() == 0 ? "93.184.216.34" : "127.0.0.1"));
    TargetGuard guard =
        new TargetGuard(new EgressPolicy(false, Set.of(receiver.port())), rebinding);
    String url = "https://rebinding.example.com:" + receiver.port() + "/";
    try (HttpPoster guarded = new HttpPoster(guard, CLOCK, SHORT)) {
      try {
        guard.check(url);
      } catch (RefusedTargetException e) {
        throw new AssertionError("was public when it was configured", e);
      }
      assertThat(guarded.post(url, Map.of(), "{}")).isEqualTo(new Failed(Failure.TARGET_REFUSED));
      assertThat(guarded.post("https://127.0.0.1:" + receiver.port() + "/", Map.of(), "{}"))
          .isEqualTo(new Failed(Failure.TARGET_REFUSED));
    }
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void namesWithoutAddress() throws InterruptedException {
    Resolver none =
        host -> {
          throw new UnknownHostException(host);
        };
    try (HttpPoster lost = poster(none, SHORT)) {
      assertThat(lost.post("http://gone.test/", Map.of(), "{}"))
          .isEqualTo(new Failed(Failure.NAME_UNKNOWN));
    }
  }

  private static HttpPoster poster(Resolver resolver, Duration maxTime) {
    return new HttpPoster(
        new TargetGuard(new EgressPolicy(true, Set.of(443)), resolver), CLOCK, maxTime);
  }
}

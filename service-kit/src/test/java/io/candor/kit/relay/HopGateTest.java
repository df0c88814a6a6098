package io.candor.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HopGateTest {

  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final AtomicLong nanos = new AtomicLong();
  private final HopGate gate =
      new HopGate(new BackOff(Duration.ofMillis(100), LONGEST, new Random(1)), nanos::get);

  @Test
  void open_anyNumberMayEnter() {
    assertThat(gate.enter()).isTrue();
    assertThat(gate.enter()).isTrue();
    assertThat(gate.remainingPause()).isZero();
  }

  @Test
  void failed_closedForThePause_thenOneProbe() {
    gate.failed(Duration.ofSeconds(5));

    assertThat(gate.enter()).isFalse();
    assertThat(gate.remainingPause()).isEqualTo(Duration.ofSeconds(5));
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(gate.enter()).isTrue();
    assertThat(gate.enter()).isFalse();

    gate.succeeded();
    assertThat(gate.enter()).isTrue();
    assertThat(gate.enter()).isTrue();
  }

  @Test
  void probeWithNothingToSend_nextOneMayTry() {
    gate.failed(Duration.ZERO);
    nanos.addAndGet(LONGEST.toNanos());
    assertThat(gate.enter()).isTrue();

    gate.unused();

    assertThat(gate.enter()).isTrue();
  }

  @Test
  void manyFailures_pauseStaysShort() {
    for (int i = 1; i <= 100; i++) {
      assertThat(gate.failed(Duration.ZERO)).isEqualTo(i);
      assertThat(gate.remainingPause()).isLessThanOrEqualTo(LONGEST);
    }
  }
}

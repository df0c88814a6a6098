package io.candor.kit.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What holders of leases rely on, whatever the store.
abstract class LeasesContract {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final String name = "job-" + UUID.randomUUID();

  /// The leases as one replica sees them.
  abstract Leases replica();

  @Test
  void acquire_oneHolderAtATime() {
    Lease lease = replica().acquire(name, LONG).orElseThrow();

    assertThat(replica().acquire(name, LONG)).isEmpty();
    assertThat(replica().acquireRested(name, LONG)).isEmpty();
    assertThat(replica().acquire(name + "-other", LONG)).isPresent();

    lease.close();
    assertThat(replica().acquire(name, LONG)).isPresent();
  }

  @Test
  void acquire_manyAtOnce_oneGetsIt() throws Exception {
    List<Callable<Boolean>> tries =
        IntStream.range(0, 16)
            .<Callable<Boolean>>mapToObj(i -> () -> replica().acquire(name, LONG).isPresent())
            .toList();
    long holders = 0;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var result : executor.invokeAll(tries)) {
        holders += result.get() ? 1 : 0;
      }
    }
    assertThat(holders).isEqualTo(1);
  }

  @Test
  void fence_growsWithEveryHolder() {
    long before = 0;
    for (int i = 0; i < 5; i++) {
      Lease lease = replica().acquire(name, LONG).orElseThrow();
      assertThat(lease.fence()).isGreaterThan(before);
      before = lease.fence();
      lease.close();
    }
  }

  @Test
  void expired_takenOverAndTheSleeperChangesNothing() {
    Lease sleeper = replica().acquire(name, SHORT).orElseThrow();
    Lease holder = Eventually.get("the lease has run out", () -> replica().acquire(name, LONG));

    assertThat(holder.fence()).isGreaterThan(sleeper.fence());
    assertThat(sleeper.renew()).isFalse();
    sleeper.close();
    sleeper.closeAndRest(LONG);

    assertThat(replica().acquire(name, LONG)).isEmpty();
    assertThat(holder.renew()).isTrue();
  }

  @Test
  void expired_butNobodyElseTookIt_renewed() {
    Lease lease = replica().acquire(name, SHORT).orElseThrow();

    assertThat(lease.renew()).isTrue();
  }

  @Test
  void rest_keepsItFromPeriodicWorkOnly() {
    replica().acquire(name, LONG).orElseThrow().closeAndRest(LONG);

    assertThat(replica().acquireRested(name, LONG)).isEmpty();
    Lease asked = replica().acquire(name, LONG).orElseThrow();
    asked.closeAndRest(SHORT);
    assertThat(Eventually.get("it has rested", () -> replica().acquireRested(name, LONG)).fence())
        .isGreaterThan(asked.fence());
  }

  @Test
  void closedTwice_withoutEffectOnTheNextHolder() {
    Lease first = replica().acquire(name, LONG).orElseThrow();
    first.close();
    Lease second = replica().acquire(name, LONG).orElseThrow();

    first.close();

    assertThat(second.renew()).isTrue();
    assertThat(replica().acquire(name, LONG)).isEmpty();
  }
}

package io.candor.kit.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.jdbc.StorePools;
import io.candor.kit.relay.RelayProbe;
import io.candor.kit.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodicJobIT {

  private static final Duration NEVER = Duration.ofHours(1);

  private final String name = "job-" + UUID.randomUUID();
  private final AtomicInteger runs = new AtomicInteger();
  private final List<PeriodicJob> started = new ArrayList<>();

  private PeriodicJob start(Duration period, PeriodicJob.Work work) {
    PeriodicJob job =
        new PeriodicJob(
            name, period, new JdbcLeases(RelayProbe.bean(StorePools.class).relay()), work);
    job.start();
    started.add(job);
    return job;
  }

  @AfterEach
  void drainAll() throws InterruptedException {
    for (PeriodicJob job : started) {
      job.drain(Duration.ofSeconds(10));
    }
  }

  @Test
  void manyReplicas_oncePerPeriod() {
    AtomicInteger running = new AtomicInteger();
    AtomicBoolean overlapped = new AtomicBoolean();
    Set<Long> fences = ConcurrentHashMap.newKeySet();
    for (int replica = 0; replica < 3; replica++) {
      start(
          Duration.ofMillis(20),
          lease -> {
            overlapped.compareAndSet(false, running.incrementAndGet() > 1);
            fences.add(lease.fence());
            runs.incrementAndGet();
            running.decrementAndGet();
          });
    }

    Eventually.holds("five runs", () -> runs.get() >= 5);

    assertThat(overlapped).isFalse();
    assertThat(fences.size()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void trigger_runsBeforeThePeriodsEnd() {
    PeriodicJob job = start(NEVER, lease -> runs.incrementAndGet());
    Eventually.holds("the first run", () -> runs.get() == 1);

    job.trigger();

    Eventually.holds("the second run", () -> runs.get() == 2);
  }

  @Test
  void failure_isTriedAgain() {
    PeriodicJob job =
        start(
            NEVER,
            lease -> {
              if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("the first run fails");
              }
            });
    Eventually.holds("the first run", () -> runs.get() == 1);

    job.trigger();

    Eventually.holds("the second run", () -> runs.get() == 2);
  }

  @Test
  void drain_waitsForTheRunInHand() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    PeriodicJob job =
        start(
            NEVER,
            lease -> {
              began.countDown();
              ended.set(mayEnd.await(10, TimeUnit.SECONDS));
            });
    assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();
    Thread drain =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    job.drain(Duration.ofSeconds(10));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });

    mayEnd.countDown();
    drain.join();

    assertThat(ended).isTrue();
  }
}

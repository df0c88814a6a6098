package io.candor.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IntakeLoadTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final IntakeLoad load = new IntakeLoad();

  private CompletableFuture<Void> waiting(Duration quiet, Duration atMost) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            load.awaitQuiet(quiet, atMost);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        Thread::startVirtualThread);
  }

  @Test
  void nothingWritten_goesOnAtOnce() {
    assertThat(waiting(Duration.ZERO, LONG)).succeedsWithin(Duration.ofMinutes(1));
  }

  @Test
  void batchBeingWritten_isWaitedFor() {
    load.begin();
    load.begin();
    CompletableFuture<Void> fold = waiting(Duration.ZERO, LONG);

    load.end();
    assertThat(fold).isNotDone();
    load.end();

    assertThat(fold).succeedsWithin(Duration.ofMinutes(1));
  }

  @Test
  void justWritten_isNotQuietYet() {
    long start = System.nanoTime();
    load.begin();
    load.end();

    assertThat(waiting(Duration.ofMillis(40), LONG)).succeedsWithin(Duration.ofMinutes(1));

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(40));
  }

  @Test
  void neverQuiet_waitsNoLongerThanTold() {
    load.begin();

    assertThat(waiting(LONG, Duration.ofMillis(20))).succeedsWithin(Duration.ofMinutes(1));
    assertThat(waiting(LONG, Duration.ofSeconds(-1))).succeedsWithin(Duration.ofMinutes(1));
  }

  @Test
  void stopping_endsEveryWait() {
    load.begin();
    CompletableFuture<Void> before = waiting(LONG, LONG);

    load.waitNoMore();

    assertThat(before).succeedsWithin(Duration.ofMinutes(1));
    assertThat(waiting(LONG, LONG)).succeedsWithin(Duration.ofMinutes(1));
  }
}

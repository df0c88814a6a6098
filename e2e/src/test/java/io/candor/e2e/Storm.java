package io.candor.e2e;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// Brings every service down again and again while work goes through the chain: first at each of
/// its failpoints, by name, then by SIGKILL at moments drawn from a seed. Random moments alone miss
/// the gaps between two statements.
final class Storm {

  // Enough to find what a kill can break; each delays the work that the others should hit.
  private static final int MOST_KILLS = 8;

  // A failpoint late in the chain is reached when the storm before it is over, however long that
  // takes on this machine. What must not happen is that nothing happens.
  private static final Duration LONGEST_CALM = ofMinutes(5);

  private final SuiteProcesses suite;
  private final Random random;
  private final List<String> halts = new ArrayList<>();
  private volatile long lastHaltNanos;

  Storm(SuiteProcesses suite, long seed) {
    this.suite = suite;
    this.random = new Random(seed);
  }

  /// The failpoints that halted a service, as `service/failpoint`.
  synchronized List<String> halts() {
    return List.copyOf(halts);
  }

  /// Arms every service with its first failpoint. Work may begin when this returns.
  void gather() {
    for (var hop : Hop.values()) {
      suite.stop(hop);
      suite.launch(hop, armed(hop.failpoints().getFirst()));
    }
    for (var hop : Hop.values()) {
      suite.awaitServing(hop);
    }
  }

  /// Halts every service at each of its failpoints in turn and starts it again, all services at the
  /// same time, until every failpoint was hit; leaves them running without failpoints.
  void haltAtEveryFailpoint() {
    lastHaltNanos = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<CompletableFuture<Void>>();
      for (var hop : Hop.values()) {
        all.add(CompletableFuture.runAsync(() -> haltAtEveryFailpoint(hop), threads));
      }
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }
  }

  private void haltAtEveryFailpoint(Hop hop) {
    try {
      haltInTurn(hop);
    } finally {
      // Also after a failure: the other services must not wait for this one.
      suite.kill(hop);
      suite.launch(hop, Map.of());
      suite.awaitServing(hop);
    }
  }

  private void haltInTurn(Hop hop) {
    for (var failpoint : hop.failpoints()) {
      if (!failpoint.equals(hop.failpoints().getFirst())) {
        suite.launch(hop, armed(failpoint));
      }
      await(hop.service() + " halts at " + failpoint)
          .forever()
          .pollInterval(ofMillis(100))
          .failFast(
              "no service has halted for " + LONGEST_CALM,
              () -> System.nanoTime() - lastHaltNanos > LONGEST_CALM.toNanos())
          .until(() -> !suite.isAlive(hop));
      if (suite.exitCode(hop) != ChildProcess.KILLED) {
        throw new AssertionError(
            "%s ended with %d at %s%n%s"
                .formatted(hop.service(), suite.exitCode(hop), failpoint, suite.tail(hop)));
      }
      noteHalt(hop.service() + "/" + failpoint);
    }
  }

  /// Intake halts at its second hit, so that an import has been answered once and knows that the
  /// suite is there.
  private static Map<String, String> armed(String failpoint) {
    var hit = failpoint.startsWith("ingest.") ? 2 : 1;
    return Map.of("CANDOR_FAILPOINTS", failpoint + "=halt@" + hit);
  }

  /// Kills services and the stores, one after another, each a short while after the one before has
  /// come back, as long as `working`.
  ///
  /// @return how many were killed
  int killAtRandomMoments(BooleanSupplier working) {
    var kills = 0;
    while (working.getAsBoolean() && kills < MOST_KILLS) {
      var quiet = ofMillis(300 + pick(1_500));
      await("a moment").pollDelay(quiet).atMost(quiet.plusSeconds(5)).until(() -> true);
      var victim = pick(Hop.values().length + 1);
      if (victim == Hop.values().length) {
        suite.killAndRestartStores();
      } else {
        var hop = Hop.values()[victim];
        suite.kill(hop);
        suite.launch(hop, Map.of());
        suite.awaitServing(hop);
      }
      kills++;
    }
    return kills;
  }

  private synchronized int pick(int bound) {
    return random.nextInt(bound);
  }

  private synchronized void noteHalt(String halt) {
    halts.add(halt);
    lastHaltNanos = System.nanoTime();
    System.out.printf("halted at %s%n", halt);
  }
}

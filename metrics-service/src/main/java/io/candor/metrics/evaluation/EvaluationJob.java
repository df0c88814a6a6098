package io.candor.metrics.evaluation;

import io.candor.kit.lifecycle.BackgroundWork;
import io.candor.metrics.fact.FactListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Evaluates workspaces that are due, one after the other, on any number of replicas: each is
/// leased for its turn. Woken by facts that this replica has taken in; those of other replicas are
/// found by asking the store.
final class EvaluationJob implements BackgroundWork, FactListener {
  private static final Logger log = LoggerFactory.getLogger(EvaluationJob.class);

  private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(5);

  private final EvaluationStore store;
  private final Evaluations evaluations;
  private final EvaluationConfig config;
  private final EvaluationMeters meters;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicBoolean draining = new AtomicBoolean();
  private boolean woken; // guarded by lock
  private @Nullable Thread thread; // guarded by lock

  EvaluationJob(
      EvaluationStore store,
      Evaluations evaluations,
      EvaluationConfig config,
      EvaluationMeters meters) {
    this.store = store;
    this.evaluations = evaluations;
    this.config = config;
    this.meters = meters;
  }

  @Override
  public String name() {
    return "evaluation";
  }

  @Override
  public void start() {
    lock.lock();
    try {
      thread = Thread.ofVirtual().name("evaluation").start(this::loop);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void drain(Duration atMost) throws InterruptedException {
    draining.set(true);
    Thread running;
    lock.lock();
    try {
      changed.signalAll();
      running = thread;
      thread = null;
    } finally {
      lock.unlock();
    }
    if (running != null && !running.join(atMost)) {
      running.interrupt();
      running.join(Duration.ofSeconds(1));
    }
  }

  /// Facts of a workspace have changed: look at what is due.
  @Override
  public void changed(String workspace) {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void loop() {
    while (!draining.get()) {
      try {
        if (!evaluateNext()) {
          await();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.warn("Evaluation cannot reach its store: {}", e.getClass().getSimpleName());
        if (!awaitQuietly()) {
          return;
        }
      }
    }
  }

  /// Evaluates one workspace.
  ///
  /// @return whether one was due
  private boolean evaluateNext() {
    Optional<EvaluationStore.Turn> turn = store.claim(config.lease(), config);
    turn.ifPresent(this::evaluate);
    return turn.isPresent();
  }

  private void evaluate(EvaluationStore.Turn turn) {
    long start = System.nanoTime();
    try {
      Optional<List<HandedFinding>> handedOn = evaluations.evaluate(turn);
      if (handedOn.isPresent()) {
        meters.evaluated(Duration.ofNanos(System.nanoTime() - start));
        meters.handedOn(handedOn.get());
        store.giveBack(turn, config.rest(), false);
      }
    } catch (RuntimeException e) {
      meters.failed();
      log.error("Evaluation of {} failed, to be tried again: {}", turn.workspace(), kinds(e));
      store.giveBack(turn, REST_AFTER_FAILURE, true);
    }
  }

  /// The kinds of a failure and its causes; their messages might quote a row.
  private static String kinds(Throwable failure) {
    StringBuilder kinds = new StringBuilder(failure.getClass().getName());
    Throwable cause = failure.getCause();
    for (int depth = 0; cause != null && depth < 5; depth++) {
      kinds.append(" <- ").append(cause.getClass().getName());
      cause = cause.getCause();
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? kinds.toString() : kinds + " at " + trace[0];
  }

  private void await() throws InterruptedException {
    lock.lock();
    try {
      long left = config.poll().toNanos();
      while (left > 0 && !woken && !draining.get()) {
        left = changed.awaitNanos(left);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitQuietly() {
    try {
      await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

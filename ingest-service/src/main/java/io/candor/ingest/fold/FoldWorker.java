package io.candor.ingest.fold;

import io.candor.ingest.event.FoldSignal;
import io.candor.ingest.event.IntakeLoad;
import io.candor.kit.lifecycle.BackgroundWork;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the workspaces that are behind their turns: those that an intake of this process names at
/// once, the others by polling. Several workspaces at a time, each by one worker.
@Singleton
final class FoldWorker implements BackgroundWork, FoldSignal {

  private static final Logger log = LoggerFactory.getLogger(FoldWorker.class);
  private static final int POLL_LIMIT = 64;

  /// A workspace that is behind, and since when, as [System#nanoTime()] tells it.
  private record Turn(String workspace, long behindSinceNanos) {}

  private final FoldStore store;
  private final WorkspaceFolding folding;
  private final IntakeLoad intake;
  private final FoldConfig config;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // When something was first seen to be behind, as System.nanoTime() tells it; guarded by lock.
  private final Map<String, Long> waiting = new LinkedHashMap<>();
  private final Set<String> active = new HashSet<>(); // guarded by lock
  private final List<Thread> threads = new ArrayList<>(); // guarded by lock
  private long nextPollNanos = System.nanoTime(); // guarded by lock
  private volatile boolean draining;

  FoldWorker(FoldStore store, WorkspaceFolding folding, IntakeLoad intake, FoldConfig config) {
    this.store = store;
    this.folding = folding;
    this.intake = intake;
    this.config = config;
  }

  @Override
  public String name() {
    return "fold";
  }

  @Override
  public void wake(String workspace) {
    waits(new Turn(workspace, System.nanoTime()));
  }

  private void waits(Turn turn) {
    lock.lock();
    try {
      waiting.merge(turn.workspace(), turn.behindSinceNanos(), Math::min);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    lock.lock();
    try {
      for (int i = 0; i < config.workers(); i++) {
        threads.add(Thread.ofVirtual().name("fold-" + i).start(this::work));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void drain(Duration atMost) throws InterruptedException {
    draining = true;
    intake.waitNoMore();
    List<Thread> running;
    lock.lock();
    try {
      changed.signalAll();
      running = List.copyOf(threads);
    } finally {
      lock.unlock();
    }
    long deadline = System.nanoTime() + atMost.toNanos();
    for (Thread thread : running) {
      thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      thread.interrupt();
    }
  }

  private void work() {
    while (!draining) {
      @Nullable Turn turn = null;
      try {
        turn = next();
        if (turn != null) {
          fold(turn);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // The store is away: the marks are there, and the next poll finds them.
        log.warn("Folding stopped: {}", e.toString());
      } finally {
        release(turn);
      }
    }
  }

  private void fold(Turn turn) throws InterruptedException {
    WorkspaceFolding.End end =
        folding.takeTurn(turn.workspace(), () -> letIntakePass(turn), () -> draining);
    if (end == WorkspaceFolding.End.TURN_OVER) {
      waits(turn);
    }
  }

  /// Waits while events are being written, since a fold that comes a little later does less: it
  /// reads a conversation once instead of once per event. What has been behind for long enough does
  /// not wait, so that a stream which never pauses is folded all the same.
  private void letIntakePass(Turn turn) throws InterruptedException {
    Duration behind = Duration.ofNanos(System.nanoTime() - turn.behindSinceNanos());
    intake.awaitQuiet(config.intakeQuiet(), config.longestYield().minus(behind));
  }

  /// The next turn, now this worker's; `null` after a wait in which none came up.
  private @Nullable Turn next() throws InterruptedException {
    boolean poll;
    lock.lock();
    try {
      Turn free = takeFree();
      if (free != null) {
        return free;
      }
      long left = nextPollNanos - System.nanoTime();
      if (left > 0) {
        changed.await(left, TimeUnit.NANOSECONDS);
        return takeFree();
      }
      nextPollNanos = System.nanoTime() + config.pollInterval().toNanos();
      poll = !draining;
    } finally {
      lock.unlock();
    }
    if (poll) {
      store.workspacesBehind(POLL_LIMIT).forEach(this::wake);
    }
    return null;
  }

  private @Nullable Turn takeFree() {
    for (Map.Entry<String, Long> entry : waiting.entrySet()) {
      Turn turn = new Turn(entry.getKey(), entry.getValue());
      if (active.add(turn.workspace())) {
        waiting.remove(turn.workspace());
        return turn;
      }
    }
    return null;
  }

  private void release(@Nullable Turn turn) {
    if (turn == null) {
      return;
    }
    lock.lock();
    try {
      active.remove(turn.workspace());
      if (!waiting.isEmpty()) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }
}

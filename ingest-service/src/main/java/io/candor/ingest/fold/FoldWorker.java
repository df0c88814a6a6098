package io.candor.ingest.fold;

import io.candor.ingest.event.FoldSignal;
import io.candor.kit.lifecycle.BackgroundWork;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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

  private final FoldStore store;
  private final WorkspaceFolding folding;
  private final FoldConfig config;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<String> waiting = new LinkedHashSet<>(); // guarded by lock
  private final Set<String> active = new HashSet<>(); // guarded by lock
  private final List<Thread> threads = new ArrayList<>(); // guarded by lock
  private long nextPollNanos = System.nanoTime(); // guarded by lock
  private volatile boolean draining;

  FoldWorker(FoldStore store, WorkspaceFolding folding, FoldConfig config) {
    this.store = store;
    this.folding = folding;
    this.config = config;
  }

  @Override
  public String name() {
    return "fold";
  }

  @Override
  public void wake(String workspace) {
    lock.lock();
    try {
      waiting.add(workspace);
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
      @Nullable String workspace = null;
      try {
        workspace = next();
        if (workspace != null) {
          fold(workspace);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // The store is away: the marks are there, and the next poll finds them.
        log.warn("Folding stopped: {}", e.toString());
      } finally {
        release(workspace);
      }
    }
  }

  private void fold(String workspace) {
    if (folding.takeTurn(workspace, () -> draining) == WorkspaceFolding.End.TURN_OVER) {
      wake(workspace);
    }
  }

  /// The next workspace, now this worker's; `null` after a wait in which none came up.
  private @Nullable String next() throws InterruptedException {
    boolean poll;
    lock.lock();
    try {
      String free = takeFree();
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

  private @Nullable String takeFree() {
    for (String workspace : waiting) {
      if (!active.contains(workspace)) {
        waiting.remove(workspace);
        active.add(workspace);
        return workspace;
      }
    }
    return null;
  }

  private void release(@Nullable String workspace) {
    lock.lock();
    try {
      active.remove(workspace);
      if (!waiting.isEmpty()) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }
}

package io.candor.ingest.event;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Knows whether this replica is writing events right now, so that work which can wait lets a burst
/// pass. Thread-safe.
@Singleton
public final class IntakeLoad {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int active; // guarded by lock
  private long lastEndNanos = System.nanoTime(); // guarded by lock
  private boolean waited = true; // guarded by lock

  /// A batch is about to be written; [#end()] follows.
  void begin() {
    lock.lock();
    try {
      active++;
    } finally {
      lock.unlock();
    }
  }

  /// A batch has been written, or has failed.
  void end() {
    lock.lock();
    try {
      active--;
      lastEndNanos = System.nanoTime();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// From now on nobody waits: the process is stopping.
  public void waitNoMore() {
    lock.lock();
    try {
      waited = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until no batch has been written for a while. An intake that has been quiet for so long
  /// already is not waited for.
  ///
  /// @param quiet the while: longer than a producer needs to send its next batch
  /// @param atMost the longest wait; not positive returns at once
  public void awaitQuiet(Duration quiet, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    lock.lock();
    try {
      long left = end - System.nanoTime();
      while (left > 0 && waited) {
        if (active > 0) {
          changed.await(left, TimeUnit.NANOSECONDS);
        } else {
          long untilQuiet = lastEndNanos + quiet.toNanos() - System.nanoTime();
          if (untilQuiet <= 0) {
            return;
          }
          changed.await(Math.min(left, untilQuiet), TimeUnit.NANOSECONDS);
        }
        left = end - System.nanoTime();
      }
    } finally {
      lock.unlock();
    }
  }
}

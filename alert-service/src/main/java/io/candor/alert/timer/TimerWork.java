package io.candor.alert.timer;

import io.candor.kit.lifecycle.BackgroundWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fires timers. Every replica runs it; a timer is taken by one of them under its row's lock.
final class TimerWork implements BackgroundWork {
  private static final Logger log = LoggerFactory.getLogger(TimerWork.class);

  private static final int BATCH = 200;
  // A failed one comes again after this: long enough for a store that is away to come back.
  private static final Duration POSTPONEMENT = Duration.ofSeconds(15);

  private final TimerStore store;
  private final Map<String, TimerHandler> handlers;
  private final Duration period;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Thread thread; // guarded by lock
  private volatile boolean draining;

  /// @param period how often what is due is looked for: the most that a timer fires late
  TimerWork(TimerStore store, List<TimerHandler> handlers, Duration period, Clock clock) {
    this.store = store;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(TimerHandler::kind, Function.identity()));
    this.period = period;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "timers";
  }

  @Override
  public void start() {
    lock.lock();
    try {
      thread = Thread.ofVirtual().name("timers").start(this::loop);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void drain(Duration atMost) throws InterruptedException {
    draining = true;
    Thread running;
    lock.lock();
    try {
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

  private void loop() {
    try {
      while (!draining) {
        boolean more = false;
        try {
          more = fireDue(clock.instant());
        } catch (RuntimeException e) {
          log.warn("Timers cannot be read now: {}", e.getClass().getSimpleName());
        }
        if (!more) {
          // A thread of its own that looks for what is due; a drain ends it.
          Thread.sleep(period);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Drained.
    }
  }

  /// Fires what is due and tells whether there may be more.
  boolean fireDue(Instant now) {
    List<DueTimer> due = store.due(now, BATCH);
    for (DueTimer timer : due) {
      if (draining) {
        return false;
      }
      fire(timer, now);
    }
    return due.size() == BATCH;
  }

  private void fire(DueTimer timer, Instant now) {
    TimerHandler handler = handlers.get(timer.kind());
    try {
      if (handler == null) {
        // Of a newer version, during a rolling update: left to its replicas.
        store.postpone(timer, now.plus(POSTPONEMENT));
        return;
      }
      store.fire(timer, now, handler);
    } catch (RuntimeException e) {
      log.error("A timer of kind {} failed: {}", timer.kind(), e.getClass().getName());
      postpone(timer, now);
    }
  }

  private void postpone(DueTimer timer, Instant now) {
    try {
      store.postpone(timer, now.plus(POSTPONEMENT));
    } catch (RuntimeException e) {
      log.warn("A timer cannot be moved now: {}", e.getClass().getSimpleName());
    }
  }
}

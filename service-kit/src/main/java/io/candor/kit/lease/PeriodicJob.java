package io.candor.kit.lease;

import io.candor.kit.lifecycle.BackgroundWork;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that is done about once per period over all replicas, and soon after it is asked for.
///
/// Whoever gets the lease does it and lets the lease rest for the period. If the holder dies
/// another replica takes over within the lease's time and a second. A failure is logged and the
/// work is done again at its next time. The work must bear being done twice: a holder that was
/// paused past its lease is interrupted, but may have gone on until then; its fence tells.
public final class PeriodicJob implements BackgroundWork {

  private static final Logger log = LoggerFactory.getLogger(PeriodicJob.class);

  private static final Duration LEASE_TTL = Duration.ofSeconds(10);
  private static final int RENEWALS_PER_TTL = 3;
  // How soon a replica notices that the holder is gone, once the lease has run out.
  private static final Duration LONGEST_CHECK = Duration.ofSeconds(1);

  /// The work, with the lease under which it is done.
  @FunctionalInterface
  public interface Work {
    /// Does it once; should return soon after an interrupt.
    void run(Lease lease) throws Exception;
  }

  private final String name;
  private final Duration period;
  private final Leases leases;
  private final Work work;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean triggered; // guarded by lock
  private volatile boolean draining;
  private @Nullable Thread thread; // guarded by lock

  /// Makes a job; [#start()] starts it.
  ///
  /// @param name the lease's name, the same on all replicas
  /// @param period the time between the end of one run and the start of the next
  public PeriodicJob(String name, Duration period, Leases leases, Runnable work) {
    this(name, period, leases, lease -> work.run());
  }

  /// As above, for work that wants its lease's fence.
  public PeriodicJob(String name, Duration period, Leases leases, Work work) {
    this.name = name;
    this.period = period;
    this.leases = leases;
    this.work = work;
  }

  @Override
  public String name() {
    return "job " + name;
  }

  /// Asks for a run as soon as the lease is free, without waiting for the period's end. Many
  /// requests before a run starts are one; one during a run is another run.
  public void trigger() {
    lock.lock();
    try {
      triggered = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    lock.lock();
    try {
      thread = Thread.ofVirtual().name("job-" + name).start(this::loop);
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

  private void loop() {
    while (!draining) {
      boolean asked = takeTrigger();
      try {
        Optional<Lease> lease =
            asked ? leases.acquire(name, LEASE_TTL) : leases.acquireRested(name, LEASE_TTL);
        if (lease.isPresent()) {
          run(lease.get());
          await(period);
        } else {
          if (asked) {
            retrigger();
          }
          await(period.compareTo(LONGEST_CHECK) < 0 ? period : LONGEST_CHECK, asked);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.warn("Job {} cannot reach its store: {}", name, e.getClass().getSimpleName());
        if (!awaitQuietly(asked)) {
          return;
        }
      }
    }
  }

  private void run(Lease lease) throws InterruptedException {
    Thread worker = Thread.currentThread();
    CountDownLatch done = new CountDownLatch(1);
    Thread renewal =
        Thread.ofVirtual().name("job-" + name + "-renewal").start(() -> renew(lease, done, worker));
    try {
      work.run(lease);
    } catch (InterruptedException e) {
      log.warn("Job {} was interrupted", name);
      if (draining) {
        throw e;
      }
    } catch (Exception e) {
      // Its own cause is the work's to log; a message might quote a row.
      log.error("Job {} failed: {}", name, e.getClass().getName());
    } finally {
      done.countDown();
      renewal.join();
      lease.closeAndRest(period);
    }
  }

  private void renew(Lease lease, CountDownLatch done, Thread worker) {
    try {
      while (!done.await(LEASE_TTL.toMillis() / RENEWALS_PER_TTL, TimeUnit.MILLISECONDS)) {
        try {
          if (!lease.renew()) {
            log.warn("Job {} lost its lease", name);
            worker.interrupt();
            return;
          }
        } catch (RuntimeException e) {
          log.warn("Job {} could not renew its lease: {}", name, e.getClass().getSimpleName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean takeTrigger() {
    lock.lock();
    try {
      boolean asked = triggered;
      triggered = false;
      return asked;
    } finally {
      lock.unlock();
    }
  }

  private void retrigger() {
    lock.lock();
    try {
      triggered = true;
    } finally {
      lock.unlock();
    }
  }

  private void await(Duration atMost) throws InterruptedException {
    await(atMost, false);
  }

  /// @param despiteTrigger waits although a run is asked for: the last try found the lease held
  private void await(Duration atMost, boolean despiteTrigger) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (left > 0 && !draining && (despiteTrigger || !triggered)) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitQuietly(boolean asked) {
    try {
      if (asked) {
        retrigger();
      }
      await(LONGEST_CHECK, asked);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

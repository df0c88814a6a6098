package io.candor.kit.relay;

import io.candor.kit.backlog.WaitingWork;
import io.candor.kit.backlog.WorkBacklog;
import io.candor.kit.lifecycle.BackgroundWork;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers what waits on one hop, for all workspaces in turn, at least once.
///
/// It works when it is told ([RelayWakeups]) and polls for what it was not told. Any number of
/// replicas may run: a lane belongs to one at a time. Nothing is kept in memory that another
/// replica would need; a relay that is killed leaves its lanes to their leases' end.
public final class Relay implements BackgroundWork, WaitingWork {

  private static final Logger log = LoggerFactory.getLogger(Relay.class);

  private static final Duration BACKLOG_PERIOD = Duration.ofSeconds(5);

  private final String hop;
  private final RelaySource source;
  private final RelayConfig config;
  private final RelayWakeups wakeups;
  private final RelayMetrics metrics;
  private final HopGate gate;
  private final LaneTurn.Shared turns;
  private final ExecutorService executor;
  private final String holder = UUID.randomUUID().toString();
  private final RelayWakeups.Listener listener = this::wake;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<String> woken = new LinkedHashSet<>(); // guarded by lock
  private final Set<String> active = new HashSet<>(); // guarded by lock
  private boolean pollNow = true; // guarded by lock
  private long lastPollNanos; // guarded by lock
  private volatile boolean draining;
  private @Nullable Thread dispatcher; // guarded by lock

  /// Makes the relay of a hop; [#start()] starts it.
  ///
  /// @param hop the way out, as it was given to the outbox
  /// @param source the sender's store
  /// @param transport the way to the receiver
  public Relay(
      String hop,
      RelaySource source,
      Transport transport,
      RelayConfig config,
      RelayWakeups wakeups,
      OpenTelemetry telemetry) {
    this.hop = hop;
    this.source = source;
    this.config = config;
    this.wakeups = wakeups;
    this.metrics = new RelayMetrics(telemetry, hop);
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    this.gate =
        new HopGate(new BackOff(config.minBackOff(), config.maxPause(), random), System::nanoTime);
    this.executor =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("relay-" + hop + "-", 0).factory());
    BatchDelivery delivery =
        new BatchDelivery(
            source,
            transport,
            new BatchJudge(
                config.maxAttempts(),
                new BackOff(config.minBackOff(), config.maxBackOff(), random)),
            gate,
            metrics,
            new RelayTracing(telemetry, hop));
    this.turns =
        new LaneTurn.Shared(
            source,
            delivery,
            gate,
            // Fair: a workspace with little waits for one batch of a workspace with much, not for
            // all.
            new Semaphore(config.batchesInFlight(), true),
            executor,
            config,
            () -> draining);
  }

  @Override
  public String name() {
    return "relay " + hop;
  }

  @Override
  public void start() {
    wakeups.listen(hop, listener);
    lock.lock();
    try {
      dispatcher = Thread.ofVirtual().name("relay-" + hop).start(this::dispatch);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void drain(Duration atMost) throws InterruptedException {
    wakeups.remove(hop, listener);
    long deadline = System.nanoTime() + atMost.toNanos();
    draining = true;
    Thread running;
    lock.lock();
    try {
      changed.signalAll();
      long left = deadline - System.nanoTime();
      while (!active.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (!active.isEmpty()) {
        log.warn("Relay {} abandons {} lanes that are not done in time", hop, active.size());
      }
      running = dispatcher;
      dispatcher = null;
    } finally {
      lock.unlock();
    }
    // It ends by itself, soon; an interrupt would break its connection to the store.
    if (running != null && !running.join(Duration.ofSeconds(2))) {
      running.interrupt();
      running.join(Duration.ofSeconds(1));
    }
    executor.shutdownNow();
    executor.awaitTermination(1, TimeUnit.SECONDS);
    metrics.close();
  }

  @Override
  public WorkBacklog backlog(String workspace) {
    return source.backlog(workspace, hop);
  }

  private void wake(String workspace) {
    lock.lock();
    try {
      woken.add(workspace);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void dispatch() {
    long lastBacklog = System.nanoTime() - BACKLOG_PERIOD.toNanos();
    while (!draining) {
      try {
        if (System.nanoTime() - lastBacklog >= BACKLOG_PERIOD.toNanos()) {
          lastBacklog = System.nanoTime();
          metrics.backlog(source.backlog(hop));
        }
        if (gate.remainingPause().isZero()) {
          startTurns(takeWoken());
          startTurns(pollDue());
        }
        await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.warn("Relay {} cannot reach its store: {}", hop, FailureText.of(e));
        gate.failed(Duration.ZERO);
      }
    }
  }

  private List<String> takeWoken() {
    lock.lock();
    try {
      List<String> taken = new ArrayList<>();
      for (Iterator<String> it = woken.iterator();
          it.hasNext() && active.size() + taken.size() < config.batchesInFlight(); ) {
        String workspace = it.next();
        // A lane that has its turn is looked at again after it.
        if (!active.contains(workspace)) {
          taken.add(workspace);
          it.remove();
        }
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private List<String> pollDue() {
    int free;
    lock.lock();
    try {
      free = config.batchesInFlight() - active.size();
      if (free <= 0 || !(pollNow || untilNextPoll() <= 0)) {
        return List.of();
      }
      pollNow = false;
      lastPollNanos = System.nanoTime();
    } finally {
      lock.unlock();
    }
    return source.dueWorkspaces(hop, free);
  }

  private void startTurns(List<String> workspaces) {
    for (String workspace : workspaces) {
      lock.lock();
      try {
        if (draining || !active.add(workspace)) {
          continue;
        }
      } finally {
        lock.unlock();
      }
      executor.execute(() -> turn(workspace));
    }
  }

  private void turn(String workspace) {
    LaneTurn.End end = LaneTurn.End.LANE_LOST;
    try {
      end = LaneTurn.take(turns, workspace, hop, holder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.warn("Relay {} leaves a lane to its lease: {}", hop, FailureText.of(e));
      gate.failed(Duration.ZERO);
    } finally {
      lock.lock();
      try {
        active.remove(workspace);
        // Nothing else can be due in a lane that has just been emptied; other lanes may wait.
        pollNow |= end == LaneTurn.End.TURN_OVER || active.size() + 1 == config.batchesInFlight();
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /// Waits until something is to be done: a signal, the end of a turn, the end of a pause, or the
  /// time of the next poll.
  private void await() throws InterruptedException {
    Duration pause = gate.remainingPause();
    lock.lock();
    try {
      boolean full = active.size() >= config.batchesInFlight();
      if (draining || (pause.isZero() && !full && (pollNow || hasStartable()))) {
        return;
      }
      if (!pause.isZero()) {
        // What was to be done meanwhile is found by a poll.
        pollNow = true;
        changed.awaitNanos(pause.toNanos());
      } else {
        changed.awaitNanos(full ? config.pollInterval().toNanos() : untilNextPoll());
      }
    } finally {
      lock.unlock();
    }
  }

  private long untilNextPoll() {
    return lastPollNanos + config.pollInterval().toNanos() - System.nanoTime();
  }

  private boolean hasStartable() {
    return woken.stream().anyMatch(workspace -> !active.contains(workspace));
  }
}

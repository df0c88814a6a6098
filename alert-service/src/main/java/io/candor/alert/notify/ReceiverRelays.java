package io.candor.alert.notify;

import io.candor.alert.receiver.ReceiverSignals;
import io.candor.kit.lifecycle.BackgroundWork;
import io.candor.kit.relay.Relay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One relay for each receiver that something waits for, so that a receiver which hangs holds up
/// itself only. A relay is started when this process hands something over for its receiver, or when
/// the lanes show that another one did. Thread-safe.
public final class ReceiverRelays implements BackgroundWork, ReceiverSignals {
  private static final Logger log = LoggerFactory.getLogger(ReceiverRelays.class);

  // The longest time until another replica's first notification for a new receiver is seen here, if
  // that replica dies before it delivers.
  private static final Duration LOOK_PERIOD = Duration.ofSeconds(5);

  private final ReceiverHops hops;
  private final RelayMaker relays;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Relay> running = new HashMap<>(); // guarded by lock
  private boolean open; // guarded by lock
  private @Nullable Thread looking; // guarded by lock

  /// @param relays makes the relay of a receiver
  ReceiverRelays(ReceiverHops hops, RelayMaker relays) {
    this.hops = hops;
    this.relays = relays;
  }

  @Override
  public String name() {
    return "relays of receivers";
  }

  @Override
  public void start() {
    lock.lock();
    try {
      open = true;
      looking = Thread.ofVirtual().name("receiver-relays").start(this::look);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void notificationsWait(Collection<String> receiverIds) {
    lock.lock();
    try {
      if (!open) {
        return; // Found in the lanes once the work is started, or by another replica.
      }
      for (String receiverId : receiverIds) {
        if (!running.containsKey(receiverId)) {
          Relay relay = relays.make(receiverId, running.size());
          running.put(receiverId, relay);
          relay.start();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void drain(Duration atMost) throws InterruptedException {
    List<Relay> draining;
    lock.lock();
    try {
      open = false;
      if (looking != null) {
        looking.interrupt();
      }
      draining = new ArrayList<>(running.values());
      running.clear();
    } finally {
      lock.unlock();
    }
    List<Thread> threads = new ArrayList<>();
    for (Relay relay : draining) {
      threads.add(Thread.ofVirtual().start(() -> drain(relay, atMost)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void drain(Relay relay, Duration atMost) {
    try {
      relay.drain(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Makes relays.
  interface RelayMaker {
    /// The relay of a receiver.
    ///
    /// @param before how many there are already
    Relay make(String receiverId, int before);
  }

  private void look() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          notificationsWait(hops.known());
        } catch (RuntimeException e) {
          log.warn("The lanes of receivers cannot be read now", e);
        }
        // A thread of its own that polls for what other replicas made due; a drain interrupts it.
        Thread.sleep(LOOK_PERIOD);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Drained.
    }
  }
}

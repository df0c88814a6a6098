package io.candor.ingest.event;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.candor.kit.failpoint.Failpoints;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Writes batches of checked events, each event id once. At most a fixed number of batches is
/// written at the same time: calls above it wait a moment and are then refused, streams wait.
/// Thread-safe.
@Singleton
final class EventIntake {

  // Long enough to ride out one slow commit, short enough for a caller to go elsewhere.
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final EventStore store;
  private final FoldSignal signal;
  private final IntakeLoad load;
  private final Semaphore batches;

  EventIntake(EventStore store, FoldSignal signal, IntakeLoad load, IntakeConfig config) {
    this.store = store;
    this.signal = signal;
    this.load = load;
    this.batches = new Semaphore(config.maxConcurrentBatches(), true);
  }

  /// Writes a batch for a caller that can be sent away.
  ///
  /// @return one outcome per event, in their order
  /// @throws CandorException with reason `INTAKE_OVERLOADED` if too many batches are being written
  List<IntakeOutcome> write(String workspace, List<NewEvent> events) {
    if (!acquire(PATIENCE)) {
      throw CandorException.of(IngestReason.INTAKE_OVERLOADED)
          .message("As many batches as this replica takes are being written.")
          .retryAfter(RETRY_AFTER)
          .build();
    }
    return writeAndRelease(workspace, events);
  }

  /// Writes a batch of a stream, which flow control slows down.
  List<IntakeOutcome> writePatiently(String workspace, List<NewEvent> events)
      throws InterruptedException {
    batches.acquire();
    return writeAndRelease(workspace, events);
  }

  private boolean acquire(Duration atMost) {
    try {
      return batches.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // Only the end of the process interrupts a call.
      Thread.currentThread().interrupt();
      throw CandorException.of(KitReason.SHUTTING_DOWN)
          .message("The service is stopping.")
          .cause(e)
          .build();
    }
  }

  private List<IntakeOutcome> writeAndRelease(String workspace, List<NewEvent> events) {
    load.begin();
    try {
      return writeOnce(workspace, events);
    } finally {
      load.end();
      batches.release();
    }
  }

  private List<IntakeOutcome> writeOnce(String workspace, List<NewEvent> events) {
    Map<String, NewEvent> firsts = LinkedHashMap.newLinkedHashMap(events.size());
    events.forEach(event -> firsts.putIfAbsent(event.eventId(), event));
    if (firsts.isEmpty()) {
      return List.of();
    }
    Map<String, byte[]> digests =
        new HashMap<>(store.insert(workspace, List.copyOf(firsts.values())));
    Failpoints.hit("ingest.committed-not-replied");
    signal.wake(workspace);
    List<IntakeOutcome> outcomes = new ArrayList<>(events.size());
    for (NewEvent event : events) {
      byte[] taken = digests.putIfAbsent(event.eventId(), event.digest());
      outcomes.add(outcome(event, taken));
    }
    return outcomes;
  }

  private static IntakeOutcome outcome(NewEvent event, byte @Nullable [] taken) {
    if (taken == null) {
      return IntakeOutcome.ACCEPTED;
    }
    return MessageDigest.isEqual(taken, event.digest())
        ? IntakeOutcome.DUPLICATE
        : IntakeOutcome.CONFLICT;
  }
}

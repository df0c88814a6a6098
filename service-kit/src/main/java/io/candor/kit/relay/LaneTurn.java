package io.candor.kit.relay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One relay's turn on one lane: lease it, deliver what is due with several batches in flight, give
/// it back. It ends when nothing is due, when other lanes should have their turn, when the receiver
/// is away, or when the lane is lost. Used by one thread, once.
final class LaneTurn {

  private static final Logger log = LoggerFactory.getLogger(LaneTurn.class);

  // Renewed this often within its time, so that one slow renewal does not lose the lane.
  private static final int RENEWALS_PER_TTL = 3;

  /// Why a turn ended.
  enum End {
    NOT_FREE,
    NOTHING_DUE,
    TURN_OVER,
    PAUSED,
    LANE_LOST,
    DRAINING
  }

  /// What turns of one relay share.
  record Shared(
      RelaySource source,
      BatchDelivery delivery,
      HopGate gate,
      Semaphore permits,
      Executor executor,
      RelayConfig config,
      BooleanSupplier draining) {}

  private final Shared shared;
  private final Lane lane;
  private final Duration renewPeriod;
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<List<OutgoingRecord>> finished = new LinkedBlockingQueue<>();
  private int outstanding;
  private boolean lost;

  private LaneTurn(Shared shared, Lane lane) {
    this.shared = shared;
    this.lane = lane;
    this.renewPeriod = shared.config().leaseTtl().dividedBy(RENEWALS_PER_TTL);
  }

  /// Takes the turn, if the lane is free.
  static End take(Shared shared, String workspace, String hop, String holder)
      throws InterruptedException {
    Optional<Lane> lane = shared.source().lease(workspace, hop, holder, shared.config().leaseTtl());
    if (lane.isEmpty()) {
      return End.NOT_FREE;
    }
    LaneTurn turn = new LaneTurn(shared, lane.get());
    try {
      return turn.deliverDue();
    } finally {
      turn.awaitAll();
      shared.source().release(lane.get());
    }
  }

  private End deliverDue() throws InterruptedException {
    int batchCount = 0;
    while (!shared.draining().getAsBoolean()) {
      if (lost) {
        return End.LANE_LOST;
      }
      if (batchCount == shared.config().turnBatches()) {
        return End.TURN_OVER;
      }
      if (!acquirePermit()) {
        return End.LANE_LOST;
      }
      if (!shared.gate().enter()) {
        shared.permits().release();
        return End.PAUSED;
      }
      List<OutgoingRecord> batch = claim();
      if (!batch.isEmpty()) {
        batchCount++;
        start(batch);
      } else if (outstanding == 0) {
        return lost ? End.LANE_LOST : End.NOTHING_DUE;
      } else {
        // What is in flight may come back, or more may be handed over meanwhile.
        awaitOne();
      }
    }
    return End.DRAINING;
  }

  /// Claims a batch; if there is none, gives the permit back and tells the gate.
  private List<OutgoingRecord> claim() {
    List<OutgoingRecord> batch = List.of();
    try {
      Optional<List<OutgoingRecord>> claimed =
          shared
              .source()
              .claim(lane, shared.config().leaseTtl(), shared.config().batch(), inFlight);
      lost = claimed.isEmpty();
      batch = claimed.orElse(List.of());
      return batch;
    } finally {
      if (batch.isEmpty()) {
        shared.permits().release();
        shared.gate().unused();
      }
    }
  }

  private void start(List<OutgoingRecord> batch) {
    batch.forEach(sent -> inFlight.add(sent.key()));
    outstanding++;
    shared
        .executor()
        .execute(
            () -> {
              try {
                shared.delivery().deliver(lane, batch);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException e) {
                log.warn("Hop {}: a batch is unsettled: {}", lane.hop(), FailureText.of(e));
              } finally {
                shared.permits().release();
                finished.add(batch);
              }
            });
  }

  private boolean acquirePermit() throws InterruptedException {
    while (!shared.permits().tryAcquire(renewPeriod.toMillis(), TimeUnit.MILLISECONDS)) {
      renew();
      if (lost) {
        return false;
      }
    }
    return true;
  }

  private void awaitOne() throws InterruptedException {
    List<OutgoingRecord> batch = finished.poll(renewPeriod.toMillis(), TimeUnit.MILLISECONDS);
    if (batch == null) {
      renew();
      return;
    }
    outstanding--;
    batch.forEach(sent -> inFlight.remove(sent.key()));
  }

  private void awaitAll() throws InterruptedException {
    while (outstanding > 0) {
      awaitOne();
    }
  }

  private void renew() {
    if (!lost) {
      lost = !shared.source().renew(lane, shared.config().leaseTtl());
    }
  }
}

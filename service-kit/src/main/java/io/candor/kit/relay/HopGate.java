package io.candor.kit.relay;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Keeps a relay from hammering a receiver that is away: after a failure nothing is sent for a
/// pause that grows with each failure in a row, then one batch at a time probes until one arrives.
/// The pause is short at most, so that a receiver that came back is found within seconds.
/// Thread-safe.
final class HopGate {

  private final BackOff backOff;
  private final LongSupplier nanoTime;
  private int failureCount;
  private long openNanos;
  private boolean probing;

  /// @param nanoTime as [System#nanoTime()]
  HopGate(BackOff backOff, LongSupplier nanoTime) {
    this.backOff = backOff;
    this.nanoTime = nanoTime;
  }

  /// Asks to send one batch; each true is answered by exactly one of the three methods below.
  synchronized boolean enter() {
    if (failureCount == 0) {
      return true;
    }
    if (probing || nanoTime.getAsLong() - openNanos < 0) {
      return false;
    }
    probing = true;
    return true;
  }

  /// The receiver answered.
  synchronized void succeeded() {
    failureCount = 0;
    probing = false;
  }

  /// The receiver is away or asks for a pause.
  ///
  /// @param atLeast what the receiver asked for; zero if it did not
  /// @return how many failures there were in a row, with this one
  synchronized int failed(Duration atLeast) {
    failureCount++;
    probing = false;
    Duration pause = backOff.afterFailure(failureCount);
    Duration longer = pause.compareTo(atLeast) > 0 ? pause : atLeast;
    openNanos = nanoTime.getAsLong() + longer.toNanos();
    return failureCount;
  }

  /// There was nothing to send after all.
  synchronized void unused() {
    probing = false;
  }

  /// How long until [#enter()] may be true again; zero if it may be now.
  synchronized Duration remainingPause() {
    if (failureCount == 0) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(Math.max(0, openNanos - nanoTime.getAsLong()));
  }
}

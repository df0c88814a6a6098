package io.candor.kit.relay;

import io.candor.kit.failpoint.Failpoints;
import io.candor.kit.failpoint.PlantedBugs;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// One claimed batch from the claim to its settlement: send, judge the answers, settle. The order
/// is the promise: what is settled as delivered has been accepted before. Thread-safe.
final class BatchDelivery {

  /// A test switch: settles a batch as delivered before it is sent, so that a crash between the two
  /// loses it. The crash tests must find this.
  static final String MARK_BEFORE_SEND = "relay.mark-before-send";

  private static final Logger log = LoggerFactory.getLogger(BatchDelivery.class);

  private final RelaySource source;
  private final Transport transport;
  private final BatchJudge judge;
  private final HopGate gate;
  private final RelayMetrics metrics;
  private final RelayTracing tracing;
  private final boolean markBeforeSend = PlantedBugs.isOn(MARK_BEFORE_SEND);

  BatchDelivery(
      RelaySource source,
      Transport transport,
      BatchJudge judge,
      HopGate gate,
      RelayMetrics metrics,
      RelayTracing tracing) {
    this.source = source;
    this.transport = transport;
    this.judge = judge;
    this.gate = gate;
    this.metrics = metrics;
    this.tracing = tracing;
  }

  /// Delivers a batch and tells the gate how it went. Failures of the receiver are settled;
  /// failures of the store are thrown, and the records are claimed again.
  void deliver(Lane lane, List<OutgoingRecord> batch) throws InterruptedException {
    boolean told = false;
    try {
      Failpoints.hit("relay.claimed");
      if (markBeforeSend) {
        settle(lane, batch.stream().<Settlement>map(BatchDelivery::delivered).toList());
      }
      List<Settlement> settlements = send(lane, batch);
      told = true;
      Failpoints.hit("relay.acked");
      if (!markBeforeSend) {
        settle(lane, settlements);
      }
    } finally {
      if (!told) {
        gate.failed(Duration.ZERO);
      }
    }
  }

  private List<Settlement> send(Lane lane, List<OutgoingRecord> batch) throws InterruptedException {
    Span span = tracing.start(batch);
    try (Scope scope = span.makeCurrent()) {
      transport.beforeAttempt();
      List<Delivery> answers = transport.send(lane.workspace(), batch);
      Failpoints.hit("relay.sent");
      if (answers.size() != batch.size()) {
        throw new IllegalStateException(
            "answers: " + answers.size() + " (expected: " + batch.size() + ")");
      }
      gate.succeeded();
      return judge.answered(batch, answers);
    } catch (RuntimeException e) {
      BatchFailure failure = BatchFailure.of(e);
      span.setStatus(StatusCode.ERROR, failure.reason());
      int inARow =
          switch (failure.kind()) {
            case BUSY, AWAY -> gate.failed(failure.retryAfter());
            case FAILED -> {
              // It answered, so it is there; only these records wait.
              gate.succeeded();
              yield batch.size() == 1 ? 1 : 0;
            }
          };
      // An outage is told at its first, second, fourth … failure; a bisection at its end.
      log.atLevel(Integer.bitCount(inARow) == 1 ? Level.WARN : Level.DEBUG)
          .log(
              "Batch of {} on hop {} failed, {} in a row: {}, {}",
              batch.size(),
              lane.hop(),
              inARow,
              failure.kind(),
              FailureText.of(e));
      return judge.failed(batch, failure);
    } finally {
      span.end();
    }
  }

  private void settle(Lane lane, List<Settlement> settlements) {
    source.settle(lane, settlements);
    metrics.settled(settlements);
  }

  private static Settlement.Delivered delivered(OutgoingRecord sent) {
    return new Settlement.Delivered(sent.key(), sent.revision());
  }
}

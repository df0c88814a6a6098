package io.candor.kit.relay;

import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/// A receiver in memory: idempotent by revision, and as unwell as a test wants it. Thread-safe.
final class FakeReceiver implements Transport {

  /// What one batch met: whether it was answered, and the state when it came.
  record Call(String workspace, List<String> keys, String traceId, boolean answered) {}

  /// Decides about one record; an exception fails the whole batch.
  @FunctionalInterface
  interface Behaviour extends BiFunction<OutgoingRecord, Integer, Delivery> {}

  private final Map<String, Long> revisions = new HashMap<>(); // guarded by this
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private volatile Behaviour behaviour = (sent, call) -> new Delivery.Accepted();

  /// @param next gets each record with the number of the call, from 1
  void behaves(Behaviour next) {
    behaviour = next;
  }

  @Override
  public List<Delivery> send(String workspace, List<OutgoingRecord> batch) {
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    boolean answered = false;
    List<OutgoingRecord> accepted = new ArrayList<>();
    try {
      int call = calls.size() + 1;
      List<Delivery> answers = batch.stream().map(sent -> behaviour.apply(sent, call)).toList();
      for (int i = 0; i < batch.size(); i++) {
        if (answers.get(i) instanceof Delivery.Accepted) {
          accepted.add(batch.get(i));
        }
      }
      answered = true;
      return answers;
    } finally {
      // Before the records count as accepted: who has seen a record also finds the call it came in.
      calls.add(
          new Call(
              workspace,
              batch.stream().map(OutgoingRecord::key).toList(),
              Span.current().getSpanContext().getTraceId(),
              answered));
      accepted.forEach(this::accept);
      inFlight.decrementAndGet();
    }
  }

  synchronized void accept(OutgoingRecord sent) {
    revisions.merge(sent.workspace() + "/" + sent.key(), sent.revision(), Math::max);
  }

  synchronized Map<String, Long> revisions() {
    return Map.copyOf(revisions);
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  int mostInFlight() {
    return mostInFlight.get();
  }
}

package io.candor.classifier.record;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.record.RecordLabelling.Work;
import io.candor.kit.error.CandorException;
import io.candor.kit.failpoint.Failpoints;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Takes records in: labels them, stores them with their facts, queues the facts. A sender that
/// hears nothing sends again; what was done before is found done then.
public final class Records {
  // Each round settles at least one writer of a contested record, so a few are plenty.
  private static final int MAX_ROUNDS = 20;

  private final RecordStore store;
  private final FactQueue facts;
  private final RecordLabelling labelling;
  private final RecordErasure erasure;
  private final Listeners listeners;
  private final RecordChecks checks;
  private final Rechecks rechecks;
  private final RecordConfig config;
  private final Clock clock;
  private final ExecutorService executor;

  /// @param executor runs chunks beside each other; carries the trace
  Records(
      RecordStore store,
      FactQueue facts,
      RecordLabelling labelling,
      RecordErasure erasure,
      Listeners listeners,
      RecordChecks checks,
      Rechecks rechecks,
      RecordConfig config,
      Clock clock,
      ExecutorService executor) {
    this.store = store;
    this.facts = facts;
    this.labelling = labelling;
    this.erasure = erasure;
    this.listeners = listeners;
    this.checks = checks;
    this.rechecks = rechecks;
    this.config = config;
    this.clock = clock;
    this.executor = executor;
  }

  /// Accepts records from the front of the list for as long as the configured time lasts: what was
  /// accepted is durable when the call returns, the others were not looked at. A few chunks are
  /// under way at a time, so that the model reads one while another one is stored.
  ///
  /// @return how many were accepted; at least the first chunk
  /// @throws CandorException when the model is overloaded; some may have been stored then
  public int accept(String workspace, List<IncomingRecord> records) {
    Instant end = clock.instant().plus(config.timeBudget());
    Deque<Future<?>> underWay = new ArrayDeque<>();
    int begun = 0;
    try {
      while (begun < records.size() && (begun == 0 || clock.instant().isBefore(end))) {
        int next = Math.min(records.size(), begun + config.chunkSize());
        List<IncomingRecord> chunk = records.subList(begun, next);
        underWay.addLast(executor.submit(() -> acceptChunk(workspace, chunk)));
        begun = next;
        if (underWay.size() == config.chunksAtOnce()) {
          await(underWay.removeFirst());
        }
      }
      while (!underWay.isEmpty()) {
        await(underWay.removeFirst());
      }
      return begun;
    } finally {
      underWay.forEach(chunk -> chunk.cancel(true)); // only after a failure is there any left
    }
  }

  private static void await(Future<?> chunk) {
    try {
      chunk.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException("a chunk failed", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CandorException.of(ClassifierReason.EMBEDDING_INTERRUPTED)
          .message("the service is stopping, or the caller went away")
          .cause(e)
          .build();
    }
  }

  private void acceptChunk(String workspace, List<IncomingRecord> chunk) {
    Failpoints.hit("classifier.claimed");
    Map<String, IncomingRecord> open = new LinkedHashMap<>();
    for (IncomingRecord record : chunk) {
      open.merge(record.key(), record, (a, b) -> a.revision() >= b.revision() ? a : b);
    }
    List<FactQueue.Waiting> queued = new ArrayList<>();
    Observation observation = new Observation(listeners);
    for (int round = 0; !open.isEmpty(); round++) {
      if (round == MAX_ROUNDS) {
        throw new IllegalStateException("a record changes faster than it can be written");
      }
      writeNewer(workspace, open, queued, observation);
    }
    Failpoints.hit("classifier.written");
    observation.tell(workspace);
    facts.addTogether(workspace, queued);
    recheckDependents(workspace, chunk);
  }

  /// Also for an account that was there already: a crash may have come in between before.
  private void recheckDependents(String workspace, List<IncomingRecord> chunk) {
    Set<String> keys = new LinkedHashSet<>();
    chunk.forEach(record -> keys.addAll(checks.dependents(workspace, record.key())));
    rechecks.check(workspace, keys);
  }

  /// What is stored of those that an erasure takes the place of.
  private static List<StoredRecord> erasedNow(List<Work> work) {
    List<StoredRecord> erased = new ArrayList<>();
    for (Work each : work) {
      if (each.before() != null && FactProtos.isErased(each.record().body())) {
        erased.add(each.before());
      }
    }
    return erased;
  }

  /// Leaves those in `open` that met another writer and must be looked at again.
  private void writeNewer(
      String workspace,
      Map<String, IncomingRecord> open,
      List<FactQueue.Waiting> queued,
      Observation observation) {
    List<Work> work = new ArrayList<>();
    for (IncomingRecord record : List.copyOf(open.values())) {
      StoredRecord before = store.find(workspace, record.key()).orElse(null);
      if (before == null || before.revision() < record.revision()) {
        work.add(new Work(record, before));
        continue;
      }
      open.remove(record.key());
      if (before.revision() == record.revision()) {
        // Perhaps sent again after a crash between storing and queueing.
        queued.add(new FactQueue.Waiting(before.key(), before.factRevision()));
        observation.add(before, false);
      }
    }
    if (work.isEmpty()) {
      return;
    }
    erasure.forget(workspace, erasedNow(work));
    List<RecordStore.Change> changes = labelling.label(workspace, work);
    Failpoints.hit("classifier.inferred");
    Set<String> stored = store.write(workspace, changes);
    for (RecordStore.Change change : changes) {
      if (stored.contains(change.after().key())) {
        open.remove(change.after().key());
        queued.add(new FactQueue.Waiting(change.after().key(), change.after().factRevision()));
        observation.add(change.after(), change.before() == null);
      }
    }
  }
}

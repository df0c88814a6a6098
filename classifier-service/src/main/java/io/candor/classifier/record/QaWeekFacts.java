package io.candor.classifier.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hands what the reviews of a week say on, as a fact of that week. Thread-safe; what a call has
/// returned from survives a crash of the process.
final class QaWeekFacts {
  private static final String COLLECTION = "qaWeeks";
  private static final String NO_HEAD = "";
  // Each round settles at least one writer of a contested week, so a few are plenty.
  private static final int MAX_ROUNDS = 20;

  private final RecordStore store;
  private final FactQueue facts;

  QaWeekFacts(RecordStore store, FactQueue facts) {
    this.store = store;
    this.facts = facts;
  }

  /// Stores and queues the report, unless the latest one says the same.
  void tell(String workspace, String week, byte[] report) {
    String key = COLLECTION + "/" + week;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Optional<StoredRecord> before = store.find(workspace, key);
      long revision = before.map(StoredRecord::factRevision).orElse(0L) + 1;
      byte[] fact = QaWeekFactProtos.fact(workspace, COLLECTION, week, report, revision);
      if (before.isPresent() && FactProtos.saySame(before.get().fact(), fact)) {
        return;
      }
      StoredRecord after =
          new StoredRecord(key, revision, new byte[0], NO_HEAD, Map.of(), revision, fact);
      RecordStore.Change change = new RecordStore.Change(before.orElse(null), after);
      if (store.write(workspace, List.of(change)).contains(key)) {
        facts.addApart(workspace, List.of(new FactQueue.Waiting(key, revision)));
        return;
      }
    }
    throw new IllegalStateException("the report of a week changes faster than it can be written");
  }
}

package io.candor.classifier.record;

import io.candor.classifier.check.CheckReport;
import io.candor.classifier.qa.QaIndex;
import io.candor.classifier.record.FactProtos.UnreadableRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks stored conversations again. A fact that changes is stored with the next revision and
/// queued; the model is not asked, the labels stay as they are.
public final class Rechecks {
  // Each round loses to another writer of the same record, so a few are plenty.
  private static final int MAX_ROUNDS = 20;
  private static final int CHUNK = 100;
  private static final String CONVERSATIONS = "conversations/";

  private final RecordStore store;
  private final FactQueue facts;
  private final RecordChecks checks;
  private final QaIndex reviews;

  Rechecks(RecordStore store, FactQueue facts, RecordChecks checks, QaIndex reviews) {
    this.store = store;
    this.facts = facts;
    this.checks = checks;
    this.reviews = reviews;
  }

  /// What a pass did.
  ///
  /// @param read conversations looked at
  /// @param changed of them, those whose facts are others now
  public record Counts(long read, long changed) {}

  /// Told how far a pass is.
  @FunctionalInterface
  public interface Progress {
    /// @return false to stop
    boolean at(Counts counts);
  }

  /// Checks all conversations of a workspace.
  public Counts checkAll(String workspace, Progress progress) {
    List<String> chunk = new ArrayList<>();
    long[] counts = new long[2];
    store.eachKey(
        workspace,
        CONVERSATIONS,
        key -> {
          boolean isConversation = key.startsWith(CONVERSATIONS);
          if (isConversation) {
            chunk.add(key);
          }
          boolean goOn = isConversation;
          if (chunk.size() == CHUNK || !isConversation) {
            goOn &= checkChunk(workspace, chunk, counts, progress);
          }
          return goOn;
        });
    checkChunk(workspace, chunk, counts, progress);
    return new Counts(counts[0], counts[1]);
  }

  private boolean checkChunk(
      String workspace, List<String> chunk, long[] counts, Progress progress) {
    counts[0] += chunk.size();
    counts[1] += check(workspace, chunk);
    chunk.clear();
    return progress.at(new Counts(counts[0], counts[1]));
  }

  /// Checks some conversations, by record key; those that are gone are passed over.
  ///
  /// @return how many facts changed
  int check(String workspace, Collection<String> keys) {
    int changed = 0;
    List<StoredRecord> chunk = new ArrayList<>();
    for (String key : keys) {
      store.find(workspace, key).ifPresent(chunk::add);
      if (chunk.size() == CHUNK) {
        changed += checkRecords(workspace, chunk);
        chunk.clear();
      }
    }
    return changed + checkRecords(workspace, chunk);
  }

  private int checkRecords(String workspace, List<StoredRecord> records) {
    Map<String, StoredRecord> open = new HashMap<>();
    records.forEach(record -> open.put(record.key(), record));
    Map<String, StoredRecord> latest = new HashMap<>(open);
    int changed = 0;
    for (int round = 0; !open.isEmpty() && round < MAX_ROUNDS; round++) {
      List<RecordStore.Change> changes = changes(workspace, open);
      open.clear();
      Set<String> stored = store.write(workspace, changes);
      List<FactQueue.Waiting> queued = new ArrayList<>();
      for (RecordStore.Change change : changes) {
        String key = change.after().key();
        if (stored.contains(key)) {
          changed++;
          latest.put(key, change.after());
          queued.add(new FactQueue.Waiting(key, change.after().factRevision()));
        } else {
          store.find(workspace, key).ifPresent(now -> open.put(key, now));
        }
      }
      facts.addTogether(workspace, queued);
    }
    // Those that have not changed, too: a crash may have come before the draw heard of them.
    reviews.observe(
        workspace,
        latest.values().stream()
            .filter(record -> record.key().startsWith(CONVERSATIONS))
            .map(QaRecordProtos::subject)
            .toList(),
        false);
    return changed;
  }

  private List<RecordStore.Change> changes(String workspace, Map<String, StoredRecord> records) {
    Map<String, byte[]> bodies = new HashMap<>();
    records.forEach((key, record) -> bodies.put(key, record.body()));
    Map<String, CheckReport> reports = checks.check(workspace, bodies);
    List<RecordStore.Change> changes = new ArrayList<>();
    for (StoredRecord before : records.values()) {
      CheckReport report = reports.get(before.key());
      if (report != null) {
        changed(before, report)
            .ifPresent(after -> changes.add(new RecordStore.Change(before, after)));
      }
    }
    return changes;
  }

  /// The record with its fact as it is now, if that is another one.
  private static Optional<StoredRecord> changed(StoredRecord before, CheckReport report) {
    long revision = before.factRevision() + 1;
    byte[] fact;
    try {
      fact = FactProtos.withChecks(before.fact(), before.body(), report, revision);
    } catch (UnreadableRecord e) {
      throw new IllegalStateException("a record that was stored cannot be read", e);
    }
    return FactProtos.saySame(before.fact(), fact)
        ? Optional.empty()
        : Optional.of(
            new StoredRecord(
                before.key(),
                before.revision(),
                before.body(),
                before.headVersion(),
                before.labels(),
                revision,
                fact));
  }
}

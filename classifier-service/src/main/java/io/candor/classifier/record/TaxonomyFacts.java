package io.candor.classifier.record;

import io.candor.classifier.taxonomy.Taxonomy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Hands each version of a workspace's taxonomy on, as a fact beside those that it classified.
final class TaxonomyFacts {
  static final String KEY = "taxonomy";
  private static final String NO_HEAD = "";

  private final RecordStore store;
  private final FactQueue facts;
  // What this process has seen to; another one may do it again without harm.
  private final Map<String, Long> announced = new ConcurrentHashMap<>();

  TaxonomyFacts(RecordStore store, FactQueue facts) {
    this.store = store;
    this.facts = facts;
  }

  /// Makes sure that this version is handed on. Cheap after the first time.
  void announce(String workspace, Taxonomy taxonomy) {
    long version = taxonomy.version();
    if (announced.getOrDefault(workspace, 0L) >= version) {
      return;
    }
    Optional<StoredRecord> before = store.find(workspace, KEY);
    if (before.isEmpty() || before.get().revision() < version) {
      byte[] fact = TaxonomyFactProtos.fact(workspace, taxonomy);
      StoredRecord after =
          new StoredRecord(KEY, version, new byte[0], NO_HEAD, Map.of(), version, fact);
      // Another process that is ahead of this one has stored this version or a later one.
      store.write(workspace, List.of(new RecordStore.Change(before.orElse(null), after)));
    }
    facts.addApart(workspace, List.of(new FactQueue.Waiting(KEY, version)));
    announced.put(workspace, version);
  }
}

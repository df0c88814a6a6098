package io.candor.classifier.record;

import io.candor.classifier.record.StoredRecord.Labelling;
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
  private final WorkQueue facts;
  // What this process has seen to; another one may do it again without harm.
  private final Map<String, Long> announced = new ConcurrentHashMap<>();

  TaxonomyFacts(RecordStore store, WorkQueue facts) {
    this.store = store;
    this.facts = facts;
  }

  /// Makes sure that this version is handed on. Cheap after the first time.
  void announce(String workspace, Taxonomy taxonomy) {
    long version = taxonomy.version();
    if (announced.getOrDefault(workspace, 0L) >= version) {
      return;
    }
    store.write(workspace, List.of(new IncomingRecord(KEY, version, new byte[0])));
    Optional<StoredRecord> stored = store.find(workspace, KEY);
    if (stored.isPresent() && stored.get().labelling().revision() < version) {
      byte[] fact = TaxonomyFactProtos.fact(workspace, taxonomy);
      store.label(
          workspace, stored.get(), new Labelling(version, NO_HEAD, Map.of(), version, fact));
    }
    facts.add(workspace, List.of(new WorkQueue.Entry(KEY, version)));
    announced.put(workspace, version);
  }
}

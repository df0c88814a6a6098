package io.candor.classifier.record;

import io.candor.classifier.record.RecordLabelling.Work;
import io.candor.classifier.relabelling.Relabelling;
import io.candor.classifier.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Labels stored records anew. A record that changes meanwhile is left to whoever changed it: that
/// one labels with the same taxonomy or a later one.
final class RecordRelabelling implements Relabelling {
  private static final int CHUNK = 50;

  private final RecordStore store;
  private final FactQueue facts;
  private final RecordLabelling labelling;
  private final TaxonomyFacts taxonomyFacts;
  private final Listeners listeners;

  RecordRelabelling(
      RecordStore store,
      FactQueue facts,
      RecordLabelling labelling,
      TaxonomyFacts taxonomyFacts,
      Listeners listeners) {
    this.store = store;
    this.facts = facts;
    this.labelling = labelling;
    this.taxonomyFacts = taxonomyFacts;
    this.listeners = listeners;
  }

  @Override
  public void announce(String workspace, Taxonomy taxonomy) {
    taxonomyFacts.announce(workspace, taxonomy);
  }

  @Override
  public int relabel(String workspace, Collection<String> recordKeys) {
    List<String> keys = List.copyOf(recordKeys);
    int changed = 0;
    for (int from = 0; from < keys.size(); from += CHUNK) {
      changed += relabelChunk(workspace, keys.subList(from, Math.min(keys.size(), from + CHUNK)));
    }
    return changed;
  }

  @Override
  public long count(String workspace) {
    return store.count(workspace);
  }

  @Override
  public void eachKey(String workspace, String after, Predicate<String> visitor) {
    store.eachKey(workspace, after, visitor);
  }

  private int relabelChunk(String workspace, List<String> keys) {
    List<Work> work = new ArrayList<>();
    for (String key : keys) {
      store
          .find(workspace, key)
          .filter(
              stored ->
                  stored.body().length
                      > 0) // entries of the taxonomy and of reviewed weeks have none
          .ifPresent(
              stored ->
                  work.add(
                      new Work(new IncomingRecord(key, stored.revision(), stored.body()), stored)));
    }
    Observation observation = new Observation(listeners);
    List<RecordStore.Change> changes = new ArrayList<>();
    for (RecordStore.Change change : labelling.label(workspace, work)) {
      StoredRecord before = change.before();
      if (isChange(change)) {
        changes.add(change);
      } else if (before != null) {
        observation.addUnchanged(before);
      }
    }
    Set<String> stored = store.write(workspace, changes);
    List<FactQueue.Waiting> queued = new ArrayList<>();
    for (RecordStore.Change change : changes) {
      StoredRecord after = change.after();
      if (stored.contains(after.key())) {
        observation.add(after, false);
        queued.add(new FactQueue.Waiting(after.key(), after.factRevision()));
      }
    }
    observation.tell(workspace);
    facts.addTogether(workspace, queued);
    return queued.size();
  }

  private static boolean isChange(RecordStore.Change change) {
    StoredRecord before = change.before();
    return before == null || !FactProtos.saySame(before.fact(), change.after().fact());
  }
}

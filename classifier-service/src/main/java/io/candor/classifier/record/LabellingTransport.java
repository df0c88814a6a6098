package io.candor.classifier.record;

import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.record.FactProtos.UnreadableRecord;
import io.candor.classifier.record.StoredRecord.Labelling;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.kit.failpoint.Failpoints;
import io.candor.kit.relay.Delivery;
import io.candor.kit.relay.OutgoingRecord;
import io.candor.kit.relay.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Labels what the labelling queue names and queues the facts. A hop whose receiver is this very
/// process: it gets lanes, fences, retries and dead letters from the relay. Only texts that the
/// record did not have before, or that other heads have labelled, are read by the model.
final class LabellingTransport implements Transport {
  private static final Delivery ACCEPTED = new Delivery.Accepted();

  private final RecordStore store;
  private final WorkQueue labelling;
  private final WorkQueue facts;
  private final Taxonomies taxonomies;
  private final TaxonomyFacts taxonomyFacts;
  private final Labeller labeller;

  LabellingTransport(
      RecordStore store,
      WorkQueue labelling,
      WorkQueue facts,
      Taxonomies taxonomies,
      TaxonomyFacts taxonomyFacts,
      Labeller labeller) {
    this.store = store;
    this.labelling = labelling;
    this.facts = facts;
    this.taxonomies = taxonomies;
    this.taxonomyFacts = taxonomyFacts;
    this.labeller = labeller;
  }

  @Override
  public List<Delivery> send(String workspace, List<OutgoingRecord> batch) {
    Failpoints.hit("classifier.claimed");
    Taxonomy taxonomy = taxonomies.of(workspace);
    taxonomyFacts.announce(workspace, taxonomy);
    String headVersion = labeller.headVersion(taxonomy);
    List<Work> work = new ArrayList<>();
    for (OutgoingRecord entry : batch) {
      work.add(read(workspace, labelling.recordKey(entry.key()), headVersion));
    }
    Map<TextKey, TextLabels> fresh = label(taxonomy, work);
    Failpoints.hit("classifier.inferred");
    List<WorkQueue.Entry> labelled = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    for (Work each : work) {
      deliveries.add(finish(workspace, headVersion, each, fresh, labelled));
    }
    Failpoints.hit("classifier.written");
    facts.add(workspace, labelled);
    labelling.purge(workspace);
    return deliveries;
  }

  /// One record of the batch.
  ///
  /// @param record absent when it is gone
  /// @param texts by key; empty when nothing has to be labelled
  /// @param known labels that still hold
  private record Work(
      @Nullable StoredRecord record,
      Map<TextKey, String> texts,
      Map<TextKey, TextLabels> known,
      Delivery trouble) {}

  private Work read(String workspace, String key, String headVersion) {
    Optional<StoredRecord> found = store.find(workspace, key);
    if (found.isEmpty() || found.get().isLabelledBy(headVersion)) {
      return new Work(found.orElse(null), Map.of(), Map.of(), ACCEPTED);
    }
    StoredRecord record = found.get();
    Labelling before = record.labelling();
    boolean holds = before.headVersion().equals(headVersion);
    try {
      Map<TextKey, String> texts = new LinkedHashMap<>();
      FactProtos.texts(record.body()).forEach(text -> texts.put(TextKey.of(text), text));
      return new Work(record, texts, holds ? before.labels() : Map.of(), ACCEPTED);
    } catch (UnreadableRecord e) {
      return new Work(null, Map.of(), Map.of(), new Delivery.Rejected("RECORD_UNREADABLE"));
    }
  }

  private Map<TextKey, TextLabels> label(Taxonomy taxonomy, List<Work> work) {
    Map<TextKey, String> unknown = new LinkedHashMap<>();
    for (Work each : work) {
      each.texts()
          .forEach(
              (key, text) -> {
                if (!each.known().containsKey(key)) {
                  unknown.put(key, text);
                }
              });
    }
    List<TextLabels> labels =
        labeller.label(taxonomy, List.copyOf(unknown.values()), Urgency.BACKGROUND);
    Map<TextKey, TextLabels> byKey = new HashMap<>();
    int next = 0;
    for (TextKey key : unknown.keySet()) {
      byKey.put(key, labels.get(next++));
    }
    return byKey;
  }

  private Delivery finish(
      String workspace,
      String headVersion,
      Work work,
      Map<TextKey, TextLabels> fresh,
      List<WorkQueue.Entry> labelled) {
    StoredRecord record = work.record();
    if (record == null) {
      return work.trouble();
    }
    if (record.isLabelledBy(headVersion)) {
      // A crash between labelling and queueing the fact: queue it now.
      labelled.add(new WorkQueue.Entry(record.key(), record.labelling().factRevision()));
      return ACCEPTED;
    }
    Map<TextKey, TextLabels> labels = new LinkedHashMap<>();
    for (TextKey key : work.texts().keySet()) {
      TextLabels known = work.known().get(key);
      labels.put(key, known != null ? known : fresh.getOrDefault(key, TextLabels.NONE));
    }
    long factRevision = record.labelling().factRevision() + 1;
    byte[] fact;
    try {
      fact =
          FactProtos.fact(
              record.body(),
              text -> labels.getOrDefault(TextKey.of(text), TextLabels.NONE),
              factRevision);
    } catch (UnreadableRecord e) {
      return new Delivery.Rejected("RECORD_UNREADABLE");
    }
    Labelling labelling = new Labelling(record.revision(), headVersion, labels, factRevision, fact);
    if (!store.label(workspace, record, labelling)) {
      // A newer revision came in while the model read this one.
      return new Delivery.Retry(Duration.ZERO, "RECORD_CHANGED");
    }
    labelled.add(new WorkQueue.Entry(record.key(), factRevision));
    return ACCEPTED;
  }
}

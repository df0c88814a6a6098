package io.candor.classifier.record;

import io.candor.classifier.check.CheckReport;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.learning.Corrections;
import io.candor.classifier.record.FactProtos.UnreadableRecord;
import io.candor.classifier.satisfaction.SatisfactionModels;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Makes facts of records. Only texts that a record did not have before, or that other heads have
/// labelled, are read by the model; those of a whole batch at once.
final class RecordLabelling {
  private final Taxonomies taxonomies;
  private final TaxonomyFacts taxonomyFacts;
  private final Labeller labeller;
  private final SatisfactionModels models;
  private final Corrections corrections;
  private final RecordChecks checks;

  RecordLabelling(
      Taxonomies taxonomies,
      TaxonomyFacts taxonomyFacts,
      Labeller labeller,
      SatisfactionModels models,
      Corrections corrections,
      RecordChecks checks) {
    this.taxonomies = taxonomies;
    this.taxonomyFacts = taxonomyFacts;
    this.labeller = labeller;
    this.models = models;
    this.corrections = corrections;
    this.checks = checks;
  }

  /// A record to be labelled and what the store has of it.
  ///
  /// @param before absent when the record is new
  record Work(IncomingRecord record, @Nullable StoredRecord before) {}

  /// The changes to store, in the order of the work.
  ///
  /// @throws io.candor.kit.error.CandorException when the model is overloaded
  List<RecordStore.Change> label(String workspace, List<Work> work) {
    Taxonomy latest = taxonomies.of(workspace);
    taxonomyFacts.announce(workspace, latest);
    Taxonomy taxonomy = labeller.usable(workspace, latest);
    String headVersion = labeller.headVersion(taxonomy);
    Map<TextKey, String> unknown = new LinkedHashMap<>();
    for (Work each : work) {
      texts(each)
          .forEach(
              (key, text) -> {
                if (!known(each, headVersion).containsKey(key)) {
                  unknown.put(key, text);
                }
              });
    }
    Map<TextKey, TextLabels> fresh = label(taxonomy, unknown);
    Scoring scoring = signs -> models.of(workspace, signs.kind()).scorer().score(signs);
    Map<String, byte[]> bodies = new LinkedHashMap<>();
    work.forEach(each -> bodies.put(each.record().key(), each.record().body()));
    Map<String, CheckReport> reports = checks.check(workspace, bodies);
    List<RecordStore.Change> changes = new ArrayList<>();
    for (Work each : work) {
      CheckReport report = reports.get(each.record().key());
      changes.add(
          new RecordStore.Change(
              each.before(),
              labelled(
                  each,
                  headVersion,
                  fresh,
                  new Judgement(
                      scoring,
                      (key, given) -> corrections.apply(workspace, taxonomy, key, given),
                      report))));
    }
    return changes;
  }

  private Map<TextKey, TextLabels> label(Taxonomy taxonomy, Map<TextKey, String> texts) {
    List<TextLabels> labels =
        labeller.label(taxonomy, List.copyOf(texts.values()), Urgency.BACKGROUND);
    Map<TextKey, TextLabels> byKey = new HashMap<>();
    int next = 0;
    for (TextKey key : texts.keySet()) {
      byKey.put(key, labels.get(next++));
    }
    return byKey;
  }

  private static StoredRecord labelled(
      Work work, String headVersion, Map<TextKey, TextLabels> fresh, Judgement judgement) {
    IncomingRecord record = work.record();
    StoredRecord before = work.before();
    Map<TextKey, TextLabels> known = known(work, headVersion);
    Map<TextKey, TextLabels> labels = new LinkedHashMap<>();
    for (TextKey key : texts(work).keySet()) {
      TextLabels given = known.get(key);
      labels.put(key, given != null ? given : fresh.getOrDefault(key, TextLabels.NONE));
    }
    long factRevision = before == null ? 1 : before.factRevision() + 1;
    byte[] fact;
    try {
      fact =
          FactProtos.fact(
              record.body(),
              text -> judged(judgement, TextKey.of(text), labels),
              judgement.scoring(),
              judgement.report(),
              factRevision);
    } catch (UnreadableRecord e) {
      throw new IllegalStateException("a record that was checked cannot be read", e);
    }
    return new StoredRecord(
        record.key(), record.revision(), record.body(), headVersion, labels, factRevision, fact);
  }

  /// What goes beyond the heads: how satisfied somebody is, what people told about texts, and what
  /// the checks found; no report for what is no conversation.
  private record Judgement(
      Scoring scoring,
      BiFunction<TextKey, TextLabels, TextLabels> correction,
      @Nullable CheckReport report) {}

  private static TextLabels judged(
      Judgement judgement, TextKey key, Map<TextKey, TextLabels> labels) {
    return judgement.correction().apply(key, labels.getOrDefault(key, TextLabels.NONE));
  }

  private static Map<TextKey, TextLabels> known(Work work, String headVersion) {
    StoredRecord before = work.before();
    if (before == null || !before.headVersion().equals(headVersion)) {
      return Map.of();
    }
    Map<TextKey, TextLabels> known = new HashMap<>(before.labels());
    known.values().removeIf(labels -> !labels.isComplete());
    return known;
  }

  private static Map<TextKey, String> texts(Work work) {
    try {
      Map<TextKey, String> texts = new LinkedHashMap<>();
      FactProtos.texts(work.record().body()).forEach(text -> texts.put(TextKey.of(text), text));
      return texts;
    } catch (UnreadableRecord e) {
      throw new IllegalStateException("a record that was checked cannot be read", e);
    }
  }
}

package io.candor.classifier.record;

import io.candor.classifier.check.CheckStore;
import io.candor.classifier.discovery.VerbatimStore;
import io.candor.classifier.learning.TextErasure;
import io.candor.classifier.policy.Uncovered;
import io.candor.classifier.qa.QaRulings;
import io.candor.classifier.record.FactProtos.UnreadableRecord;
import io.candor.classifier.satisfaction.RatedSample;
import io.candor.classifier.satisfaction.SatisfactionStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Forgets what was kept of records beside the records themselves. It is done before their bodies
/// go: what is to be forgotten is read from them, and after a crash they are there to be read
/// again.
final class RecordErasure {
  private final VerbatimStore verbatims;
  private final SatisfactionStore ratings;
  private final CheckStore checks;
  private final TextErasure texts;
  private final QaRulings reviews;

  RecordErasure(
      VerbatimStore verbatims,
      SatisfactionStore ratings,
      CheckStore checks,
      TextErasure texts,
      QaRulings reviews) {
    this.verbatims = verbatims;
    this.ratings = ratings;
    this.checks = checks;
    this.texts = texts;
    this.reviews = reviews;
  }

  /// @param records as they are stored now
  void forget(String workspace, List<StoredRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    List<String> pooled = new ArrayList<>();
    List<RatedSample> rated = new ArrayList<>();
    Set<String> words = new HashSet<>();
    for (StoredRecord record : records) {
      VerbatimProtos.Verbatims said = VerbatimProtos.of(record);
      said.displeased().forEach(verbatim -> pooled.add(verbatim.key()));
      pooled.addAll(said.others());
      rated.addAll(RatingProtos.of(record));
      words.addAll(texts(record));
    }
    verbatims.remove(workspace, pooled);
    ratings.remove(workspace, rated);
    checks.setUncovered(workspace, none(records));
    reviews.forget(workspace, records.stream().map(StoredRecord::key).toList());
    words.removeIf(String::isBlank);
    texts.forget(workspace, words);
  }

  private static Map<String, List<Uncovered>> none(List<StoredRecord> records) {
    Map<String, List<Uncovered>> none = new HashMap<>();
    records.forEach(record -> none.put(record.key(), List.of()));
    return none;
  }

  private static List<String> texts(StoredRecord record) {
    try {
      return FactProtos.texts(record.body());
    } catch (UnreadableRecord e) {
      throw new IllegalStateException("a record that was stored cannot be read", e);
    }
  }
}

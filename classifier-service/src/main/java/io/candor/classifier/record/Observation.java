package io.candor.classifier.record;

import io.candor.classifier.discovery.VerbatimPool.Arrived;
import io.candor.classifier.qa.QaSubject;
import io.candor.classifier.satisfaction.RatedSample;
import java.util.ArrayList;
import java.util.List;

/// Tells the listeners what records say. Told before the records' facts are queued, so that
/// a record whose sender hears nothing is told again.
final class Observation {
  private static final String CONVERSATIONS = "conversations/";

  private final Listeners listeners;
  private final List<Arrived> displeased = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private final List<RatedSample> ratings = new ArrayList<>();
  private final List<QaSubject> conversations = new ArrayList<>();
  private int newConversations;

  Observation(Listeners listeners) {
    this.listeners = listeners;
  }

  /// @param isNew whether the store had no earlier state of it: then there is nothing to take back
  void add(StoredRecord record, boolean isNew) {
    VerbatimProtos.Verbatims verbatims = VerbatimProtos.of(record);
    displeased.addAll(verbatims.displeased());
    ratings.addAll(RatingProtos.of(record));
    if (!isNew) {
      others.addAll(verbatims.others());
    }
    addForReview(record, isNew);
  }

  /// As [#add], of a record whose words are as they were: perhaps a crash came before the draw
  /// heard
  /// of its last change.
  void addUnchanged(StoredRecord record) {
    addForReview(record, false);
  }

  private void addForReview(StoredRecord record, boolean isNew) {
    if (record.key().startsWith(CONVERSATIONS)) {
      conversations.add(QaRecordProtos.subject(record));
      newConversations += isNew ? 1 : 0;
    }
  }

  void tell(String workspace) {
    listeners.verbatims().observe(workspace, displeased, others);
    boolean fresh = newConversations > 0 && newConversations == conversations.size();
    listeners.reviews().observe(workspace, conversations, fresh);
    if (listeners.learns()) {
      listeners.ratings().put(workspace, ratings);
    }
  }
}

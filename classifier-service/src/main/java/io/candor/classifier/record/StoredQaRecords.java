package io.candor.classifier.record;

import io.candor.classifier.qa.QaRecords;
import java.util.List;
import java.util.Optional;

/// The stored conversations for reviewers; a fact follows its review by a check of that
/// conversation.
final class StoredQaRecords implements QaRecords {
  private final RecordStore records;
  private final Rechecks rechecks;
  private final QaWeekFacts weeks;

  StoredQaRecords(RecordStore records, Rechecks rechecks, QaWeekFacts weeks) {
    this.records = records;
    this.rechecks = rechecks;
    this.weeks = weeks;
  }

  @Override
  public Optional<Case> find(String workspace, String key) {
    return records
        .find(workspace, key)
        .filter(record -> !FactProtos.isErased(record.body()))
        .map(QaRecordProtos::toCase);
  }

  @Override
  public void follow(String workspace, String key) {
    rechecks.check(workspace, List.of(key));
  }

  @Override
  public void tell(String workspace, String week, byte[] report) {
    weeks.tell(workspace, week, report);
  }
}

package io.candor.classifier.record;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.classifier.v1.QaReport;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.v1.Fact;

/// What the reviews of a week say, as a fact.
final class QaWeekFactProtos {
  private QaWeekFactProtos() {}

  static byte[] fact(
      String workspace, String collection, String week, byte[] report, long revision) {
    try {
      return Fact.newBuilder()
          .setName(new ResourceName(workspace, collection, week).toString())
          .setRevision(revision)
          .setQaWeek(QaReport.parseFrom(report))
          .build()
          .toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a report that was just made cannot be read", e);
    }
  }
}

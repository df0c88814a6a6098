package io.candor.ingest.conversation;

import io.candor.ingest.report.Latest;
import io.candor.ingest.report.SurveyReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Merges survey answers by survey id, field by field. An answer belongs to the one conversation
/// that its latest event names, so that an answer that was moved counts once.
final class SurveysFold {

  private static final Comparator<SurveyAnswer> ORDER =
      Comparator.comparing(SurveyAnswer::kind)
          .thenComparing(SurveyAnswer::answerTime)
          .thenComparing(SurveyAnswer::surveyId);

  private final Map<String, Fields> bySurveyId = new HashMap<>();

  void take(SurveyReport report) {
    bySurveyId.computeIfAbsent(report.surveyId(), id -> new Fields()).take(report);
  }

  List<SurveyAnswer> state(String conversationId) {
    return bySurveyId.entrySet().stream()
        .filter(entry -> conversationId.equals(entry.getValue().conversationId.value()))
        .map(entry -> entry.getValue().state(entry.getKey()))
        .sorted(ORDER)
        .toList();
  }

  private static final class Fields {
    private final Latest<String> conversationId = new Latest<>();
    // Kind, rating, scale and answer time are in every report: the latest report has them all.
    private final Latest<SurveyReport> latest = new Latest<>();
    private final Latest<String> verbatim = new Latest<>();
    private final Latest<Instant> sendTime = new Latest<>();

    void take(SurveyReport report) {
      conversationId.offer(report.conversationId());
      latest.offer(report);
      verbatim.offer(report.verbatim());
      sendTime.offer(report.sendTime());
    }

    SurveyAnswer state(String surveyId) {
      SurveyReport report = Objects.requireNonNull(latest.value());
      return new SurveyAnswer(
          surveyId,
          report.kind(),
          report.rating(),
          report.scale(),
          verbatim.value(),
          sendTime.value(),
          report.answerTime());
    }
  }
}

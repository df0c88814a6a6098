package io.candor.ingest.report;

import java.time.Instant;
import java.util.stream.Stream;

/// The body of an event.
public sealed interface Report
    permits AccountReport,
        DeploymentReport,
        ReleaseReport,
        ConversationReport,
        TurnReport,
        ToolCallReport,
        HandoffReport,
        ClosureReport,
        SurveyReport,
        FeedbackReport {

  /// What the report is about.
  AggregateId subject();

  /// Every instant inside the report. Calendar dates such as a renewal are plans, not instants, and
  /// do not count.
  Stream<Instant> times();

  /// A conversation's aggregate.
  static AggregateId conversation(String conversationId) {
    return new AggregateId(AggregateKind.CONVERSATION, conversationId);
  }
}

package io.candor.ingest.event;

import io.candor.ingest.report.Channel;
import io.candor.ingest.report.FeedbackReport;
import io.candor.ingest.report.LifecycleStage;
import io.candor.ingest.report.Outcome;
import io.candor.ingest.report.Segment;
import io.candor.ingest.report.SurveyReport;
import io.candor.ingest.report.ToolCall;
import io.candor.ingest.report.Turn;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Feedback;
import io.candor.ingest.v1.Survey;
import org.jspecify.annotations.Nullable;

/// Enums between contract and domain. Both sides have the same names; the contract's zero value
/// means "not named", which the domain says with `null`.
public final class EnumProtos {

  private EnumProtos() {}

  static @Nullable Segment segment(Account.Segment value) {
    return value.getNumber() == 0 ? null : Segment.valueOf(value.name());
  }

  static @Nullable LifecycleStage lifecycleStage(Account.LifecycleStage value) {
    return value.getNumber() == 0 ? null : LifecycleStage.valueOf(value.name());
  }

  static @Nullable Channel channel(Conversation.Channel value) {
    return value.getNumber() == 0 ? null : Channel.valueOf(value.name());
  }

  static @Nullable Outcome outcome(Conversation.Outcome value) {
    return value.getNumber() == 0 ? null : Outcome.valueOf(value.name());
  }

  static ToolCall.@Nullable Actor actor(io.candor.ingest.v1.ToolCall.Actor value) {
    return value.getNumber() == 0 ? null : ToolCall.Actor.valueOf(value.name());
  }

  static Turn.Role role(io.candor.ingest.v1.Turn.Role value) {
    return Turn.Role.valueOf(value.name());
  }

  static ToolCall.Status toolStatus(io.candor.ingest.v1.ToolCall.Status value) {
    return ToolCall.Status.valueOf(value.name());
  }

  static SurveyReport.Kind surveyKind(Survey.Kind value) {
    return SurveyReport.Kind.valueOf(value.name());
  }

  static FeedbackReport.Source feedbackSource(Feedback.Source value) {
    return FeedbackReport.Source.valueOf(value.name());
  }

  /// The contract's value; its zero for `null`.
  public static Account.Segment toProto(@Nullable Segment value) {
    return value == null
        ? Account.Segment.SEGMENT_UNSPECIFIED
        : Account.Segment.valueOf(value.name());
  }

  /// The contract's value; its zero for `null`.
  public static Account.LifecycleStage toProto(@Nullable LifecycleStage value) {
    return value == null
        ? Account.LifecycleStage.LIFECYCLE_STAGE_UNSPECIFIED
        : Account.LifecycleStage.valueOf(value.name());
  }

  /// The contract's value; its zero for `null`.
  public static Conversation.Channel toProto(@Nullable Channel value) {
    return value == null
        ? Conversation.Channel.CHANNEL_UNSPECIFIED
        : Conversation.Channel.valueOf(value.name());
  }

  /// The contract's value; its zero for `null`.
  public static Conversation.Outcome toProto(@Nullable Outcome value) {
    return value == null
        ? Conversation.Outcome.OUTCOME_UNSPECIFIED
        : Conversation.Outcome.valueOf(value.name());
  }

  /// The contract's value; its zero for `null`.
  public static io.candor.ingest.v1.ToolCall.Actor toProto(ToolCall.@Nullable Actor value) {
    return value == null
        ? io.candor.ingest.v1.ToolCall.Actor.ACTOR_UNSPECIFIED
        : io.candor.ingest.v1.ToolCall.Actor.valueOf(value.name());
  }

  /// The contract's value.
  public static io.candor.ingest.v1.Turn.Role toProto(Turn.Role value) {
    return io.candor.ingest.v1.Turn.Role.valueOf(value.name());
  }

  /// The contract's value.
  public static io.candor.ingest.v1.ToolCall.Status toProto(ToolCall.Status value) {
    return io.candor.ingest.v1.ToolCall.Status.valueOf(value.name());
  }

  /// The contract's value.
  public static Survey.Kind toProto(SurveyReport.Kind value) {
    return Survey.Kind.valueOf(value.name());
  }

  /// The contract's value.
  public static Feedback.Source toProto(FeedbackReport.Source value) {
    return Feedback.Source.valueOf(value.name());
  }
}

package io.candor.ingest.event;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.candor.ingest.report.AccountReport;
import io.candor.ingest.report.ClosureReport;
import io.candor.ingest.report.ConversationReport;
import io.candor.ingest.report.DeploymentReport;
import io.candor.ingest.report.DeploymentReport.BotVersion;
import io.candor.ingest.report.Event;
import io.candor.ingest.report.FeedbackReport;
import io.candor.ingest.report.HandoffReport;
import io.candor.ingest.report.ReleaseReport;
import io.candor.ingest.report.Report;
import io.candor.ingest.report.SurveyReport;
import io.candor.ingest.report.ToolCallReport;
import io.candor.ingest.report.TurnReport;
import io.candor.ingest.v1.AccountEvent;
import io.candor.ingest.v1.ClosureEvent;
import io.candor.ingest.v1.ConversationEvent;
import io.candor.ingest.v1.DeploymentEvent;
import io.candor.ingest.v1.FeedbackEvent;
import io.candor.ingest.v1.ReleaseEvent;
import io.candor.ingest.v1.SurveyEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events between the contract and the domain. Takes only events that keep the contract's rules.
public final class EventProtos {

  private EventProtos() {}

  /// The event of a stored body.
  public static Event parse(byte[] body) {
    try {
      return fromProto(io.candor.ingest.v1.Event.parseFrom(body));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A stored event is not an event", e);
    }
  }

  /// The event in domain words.
  static Event fromProto(io.candor.ingest.v1.Event event) {
    Instant eventTime = event.hasEventTime() ? ValueProtos.instant(event.getEventTime()) : null;
    return new Event(event.getEventId(), eventTime, report(event));
  }

  /// The same bytes for the same content, whatever the order of map entries was.
  public static byte[] canonicalBytes(MessageLite message) {
    byte[] bytes = new byte[message.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      message.writeTo(out);
    } catch (IOException e) {
      throw new IllegalStateException("An array of the right size was too short", e);
    }
    return bytes;
  }

  private static Report report(io.candor.ingest.v1.Event event) {
    return switch (event.getBodyCase()) {
      case ACCOUNT -> account(event.getAccount());
      case DEPLOYMENT -> deployment(event.getDeployment());
      case RELEASE -> release(event.getRelease());
      case CONVERSATION -> conversation(event.getConversation());
      case TURN ->
          new TurnReport(
              event.getTurn().getConversationId(), ConversationPartProtos.turn(event.getTurn()));
      case TOOL_CALL ->
          new ToolCallReport(
              event.getToolCall().getConversationId(),
              ConversationPartProtos.toolCall(event.getToolCall()));
      case HANDOFF ->
          new HandoffReport(
              event.getHandoff().getConversationId(),
              ConversationPartProtos.handoff(event.getHandoff()));
      case CLOSURE -> closure(event.getClosure());
      case SURVEY -> survey(event.getSurvey());
      case FEEDBACK -> feedback(event.getFeedback());
      case BODY_NOT_SET -> throw new IllegalArgumentException("An event without a body");
    };
  }

  private static AccountReport account(AccountEvent event) {
    return new AccountReport(
        event.getAccountId(),
        event.hasName() ? event.getName() : null,
        event.hasPlan() ? event.getPlan() : null,
        event.hasSegment() ? EnumProtos.segment(event.getSegment()) : null,
        event.hasArr() ? ValueProtos.money(event.getArr()) : null,
        event.hasRenewalDate() ? ValueProtos.date(event.getRenewalDate()) : null,
        event.hasLifecycleStage() ? EnumProtos.lifecycleStage(event.getLifecycleStage()) : null,
        event.getAttributesMap());
  }

  private static DeploymentReport deployment(DeploymentEvent event) {
    return new DeploymentReport(
        event.getDeploymentId(),
        event.hasName() ? event.getName() : null,
        ValueProtos.instant(event.getGoLiveTime()),
        List.copyOf(event.getDeflectionListList()),
        event.getConfidenceThresholdsMap(),
        event.hasRollbackOwner() ? event.getRollbackOwner() : null,
        event.getBotVersionsList().stream()
            .map(v -> new BotVersion(v.getVersion(), ValueProtos.instant(v.getStartTime())))
            .toList());
  }

  private static ReleaseReport release(ReleaseEvent event) {
    return new ReleaseReport(
        event.getReleaseId(),
        event.getProductArea(),
        event.hasVersion() ? event.getVersion() : null,
        ValueProtos.instant(event.getReleaseTime()),
        event.hasUri() ? event.getUri() : null);
  }

  private static ConversationReport conversation(ConversationEvent event) {
    return new ConversationReport(
        event.getConversationId(),
        ValueProtos.instant(event.getOpenTime()),
        event.hasCloseTime() ? ValueProtos.instant(event.getCloseTime()) : null,
        event.hasChannel() ? EnumProtos.channel(event.getChannel()) : null,
        event.hasDeploymentId() ? event.getDeploymentId() : null,
        event.hasBotVersion() ? event.getBotVersion() : null,
        event.hasAccountId() ? event.getAccountId() : null,
        event.hasCustomerId() ? event.getCustomerId() : null,
        event.hasArchetype() ? event.getArchetype() : null,
        event.hasProductArea() ? event.getProductArea() : null,
        event.hasOutcome() ? EnumProtos.outcome(event.getOutcome()) : null,
        event.hasAttempted() ? event.getAttempted() : null,
        event.hasTicketId() ? event.getTicketId() : null,
        event.hasIntentConfidence() ? event.getIntentConfidence() : null,
        event.hasAgentHandleTime() ? ValueProtos.duration(event.getAgentHandleTime()) : null,
        event.getTurnsList().stream().map(ConversationPartProtos::turn).toList(),
        event.getToolCallsList().stream().map(ConversationPartProtos::toolCall).toList(),
        event.hasHandoff() ? ConversationPartProtos.handoff(event.getHandoff()) : null);
  }

  private static ClosureReport closure(ClosureEvent event) {
    return new ClosureReport(
        event.getConversationId(),
        ValueProtos.instant(event.getTime()),
        event.hasOutcome() ? EnumProtos.outcome(event.getOutcome()) : null,
        event.hasTicketId() ? event.getTicketId() : null,
        event.hasAgentHandleTime() ? ValueProtos.duration(event.getAgentHandleTime()) : null);
  }

  private static SurveyReport survey(SurveyEvent event) {
    return new SurveyReport(
        event.getSurveyId(),
        event.getConversationId(),
        EnumProtos.surveyKind(event.getKind()),
        event.getRating(),
        ValueProtos.scale(event.hasScale(), event.getScale()),
        event.hasVerbatim() ? event.getVerbatim() : null,
        event.hasSendTime() ? ValueProtos.instant(event.getSendTime()) : null,
        ValueProtos.instant(event.getAnswerTime()));
  }

  private static FeedbackReport feedback(FeedbackEvent event) {
    return new FeedbackReport(
        event.getFeedbackId(),
        EnumProtos.feedbackSource(event.getSource()),
        event.getVerbatim(),
        ValueProtos.instant(event.getTime()),
        event.hasRating() ? event.getRating() : null,
        ValueProtos.scale(event.hasScale(), event.getScale()),
        event.hasAccountId() ? event.getAccountId() : null,
        event.hasCustomerId() ? event.getCustomerId() : null,
        event.hasProductArea() ? event.getProductArea() : null,
        event.hasAppVersion() ? event.getAppVersion() : null,
        event.hasLocale() ? event.getLocale() : null,
        event.hasUri() ? event.getUri() : null);
  }

  /// The survey's id; `null` of any other event.
  static @Nullable String surveyId(Event event) {
    return event.report() instanceof SurveyReport survey ? survey.surveyId() : null;
  }
}

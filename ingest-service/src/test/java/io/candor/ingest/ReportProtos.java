package io.candor.ingest;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.candor.classifier.v1.Record;
import io.candor.ingest.event.EnumProtos;
import io.candor.ingest.event.ValueProtos;
import io.candor.ingest.report.AccountReport;
import io.candor.ingest.report.ClosureReport;
import io.candor.ingest.report.ConversationReport;
import io.candor.ingest.report.DeploymentReport;
import io.candor.ingest.report.FeedbackReport;
import io.candor.ingest.report.HandoffReport;
import io.candor.ingest.report.ReleaseReport;
import io.candor.ingest.report.SurveyReport;
import io.candor.ingest.report.ToolCallReport;
import io.candor.ingest.report.TurnReport;
import io.candor.ingest.v1.AccountEvent;
import io.candor.ingest.v1.ClosureEvent;
import io.candor.ingest.v1.ConversationEvent;
import io.candor.ingest.v1.DeploymentEvent;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.FeedbackEvent;
import io.candor.ingest.v1.Grounding;
import io.candor.ingest.v1.Handoff;
import io.candor.ingest.v1.HandoffEvent;
import io.candor.ingest.v1.HandoffPacket;
import io.candor.ingest.v1.ReleaseEvent;
import io.candor.ingest.v1.SurveyEvent;
import io.candor.ingest.v1.ToolCall;
import io.candor.ingest.v1.ToolCallEvent;
import io.candor.ingest.v1.Turn;
import io.candor.ingest.v1.TurnEvent;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Random domain events as a producer would send them.
final class ReportProtos {

  private ReportProtos() {}

  static Event toProto(io.candor.ingest.report.Event event) {
    Event.Builder sent = Event.newBuilder().setEventId(event.eventId());
    ifPresent(event.eventTime(), time -> sent.setEventTime(ValueProtos.timestamp(time)));
    switch (event.report()) {
      case AccountReport report -> sent.setAccount(account(report));
      case DeploymentReport report -> sent.setDeployment(deployment(report));
      case ReleaseReport report -> sent.setRelease(release(report));
      case ConversationReport report -> sent.setConversation(conversation(report));
      case TurnReport report -> {
        Turn turn = turn(report.turn());
        TurnEvent.Builder said =
            TurnEvent.newBuilder()
                .setConversationId(report.conversationId())
                .setIndex(turn.getIndex())
                .setRole(turn.getRole())
                .setText(turn.getText())
                .setTime(turn.getTime())
                .addAllGrounding(turn.getGroundingList());
        if (turn.hasConfidence()) {
          said.setConfidence(turn.getConfidence());
        }
        sent.setTurn(said);
      }
      case ToolCallReport report -> {
        ToolCall call = toolCall(report.toolCall());
        ToolCallEvent.Builder tried =
            ToolCallEvent.newBuilder()
                .setConversationId(report.conversationId())
                .setName(call.getName())
                .setStatus(call.getStatus())
                .setTime(call.getTime())
                .setToolCallId(call.getToolCallId())
                .setActor(call.getActor());
        if (call.hasAfterTurnIndex()) {
          tried.setAfterTurnIndex(call.getAfterTurnIndex());
        }
        if (call.hasArguments()) {
          tried.setArguments(call.getArguments());
        }
        if (call.hasAmount()) {
          tried.setAmount(call.getAmount());
        }
        sent.setToolCall(tried);
      }
      case HandoffReport report -> {
        Handoff handoff = handoff(report.handoff());
        HandoffEvent.Builder handed =
            HandoffEvent.newBuilder()
                .setConversationId(report.conversationId())
                .setTime(handoff.getTime());
        ifPresent(report.handoff().reason(), handed::setReason);
        if (handoff.hasPacket()) {
          handed.setPacket(handoff.getPacket());
        }
        if (handoff.hasAgentReportedContextLoss()) {
          handed.setAgentReportedContextLoss(handoff.getAgentReportedContextLoss());
        }
        sent.setHandoff(handed);
      }
      case ClosureReport report -> {
        ClosureEvent.Builder closed =
            ClosureEvent.newBuilder()
                .setConversationId(report.conversationId())
                .setTime(ValueProtos.timestamp(report.time()));
        ifPresent(report.outcome(), outcome -> closed.setOutcome(EnumProtos.toProto(outcome)));
        ifPresent(report.ticketId(), closed::setTicketId);
        ifPresent(
            report.agentHandleTime(),
            time -> closed.setAgentHandleTime(ValueProtos.duration(time)));
        sent.setClosure(closed);
      }
      case SurveyReport report -> sent.setSurvey(survey(report));
      case FeedbackReport report -> sent.setFeedback(feedback(report));
    }
    return sent.build();
  }

  /// The record as every workspace and every order should tell it.
  static Record withoutRevision(Record record, String name) {
    Record.Builder plain = record.toBuilder().setName(name).clearRevision();
    switch (record.getBodyCase()) {
      case CONVERSATION -> plain.getConversationBuilder().setName(name).clearRevision();
      case ACCOUNT -> plain.getAccountBuilder().setName(name).clearRevision();
      case DEPLOYMENT -> plain.getDeploymentBuilder().setName(name).clearRevision();
      case RELEASE -> plain.getReleaseBuilder().setName(name).clearRevision();
      case FEEDBACK -> plain.getFeedbackBuilder().setName(name).clearRevision();
      case BODY_NOT_SET -> throw new IllegalArgumentException("A record without a body");
    }
    return plain.build();
  }

  private static AccountEvent account(AccountReport report) {
    AccountEvent.Builder event =
        AccountEvent.newBuilder()
            .setAccountId(report.accountId())
            .putAllAttributes(report.attributes());
    ifPresent(report.name(), event::setName);
    ifPresent(report.plan(), event::setPlan);
    ifPresent(report.segment(), segment -> event.setSegment(EnumProtos.toProto(segment)));
    ifPresent(report.arr(), arr -> event.setArr(ValueProtos.money(arr)));
    ifPresent(report.renewalDate(), date -> event.setRenewalDate(ValueProtos.date(date)));
    ifPresent(report.lifecycleStage(), stage -> event.setLifecycleStage(EnumProtos.toProto(stage)));
    return event.build();
  }

  private static DeploymentEvent deployment(DeploymentReport report) {
    DeploymentEvent.Builder event =
        DeploymentEvent.newBuilder()
            .setDeploymentId(report.deploymentId())
            .setGoLiveTime(ValueProtos.timestamp(report.goLiveTime()))
            .addAllDeflectionList(report.deflectionList())
            .putAllConfidenceThresholds(report.confidenceThresholds());
    ifPresent(report.name(), event::setName);
    ifPresent(report.rollbackOwner(), event::setRollbackOwner);
    report
        .botVersions()
        .forEach(
            version ->
                event
                    .addBotVersionsBuilder()
                    .setVersion(version.version())
                    .setStartTime(ValueProtos.timestamp(version.startTime())));
    return event.build();
  }

  private static ReleaseEvent release(ReleaseReport report) {
    ReleaseEvent.Builder event =
        ReleaseEvent.newBuilder()
            .setReleaseId(report.releaseId())
            .setProductArea(report.productArea())
            .setReleaseTime(ValueProtos.timestamp(report.releaseTime()));
    ifPresent(report.version(), event::setVersion);
    ifPresent(report.uri(), event::setUri);
    return event.build();
  }

  private static ConversationEvent conversation(ConversationReport report) {
    ConversationEvent.Builder event =
        ConversationEvent.newBuilder()
            .setConversationId(report.conversationId())
            .setOpenTime(ValueProtos.timestamp(report.openTime()));
    ifPresent(report.closeTime(), time -> event.setCloseTime(ValueProtos.timestamp(time)));
    ifPresent(report.channel(), channel -> event.setChannel(EnumProtos.toProto(channel)));
    ifPresent(report.deploymentId(), event::setDeploymentId);
    ifPresent(report.botVersion(), event::setBotVersion);
    ifPresent(report.accountId(), event::setAccountId);
    ifPresent(report.customerId(), event::setCustomerId);
    ifPresent(report.archetype(), event::setArchetype);
    ifPresent(report.productArea(), event::setProductArea);
    ifPresent(report.outcome(), outcome -> event.setOutcome(EnumProtos.toProto(outcome)));
    ifPresent(report.attempted(), event::setAttempted);
    ifPresent(report.ticketId(), event::setTicketId);
    ifPresent(report.intentConfidence(), event::setIntentConfidence);
    ifPresent(
        report.agentHandleTime(), time -> event.setAgentHandleTime(ValueProtos.duration(time)));
    report.turns().forEach(turn -> event.addTurns(turn(turn)));
    report.toolCalls().forEach(call -> event.addToolCalls(toolCall(call)));
    ifPresent(report.handoff(), handoff -> event.setHandoff(handoff(handoff)));
    return event.build();
  }

  private static Turn turn(io.candor.ingest.report.Turn turn) {
    Turn.Builder said =
        Turn.newBuilder()
            .setIndex(turn.index())
            .setRole(EnumProtos.toProto(turn.role()))
            .setText(turn.text())
            .setTime(ValueProtos.timestamp(turn.time()));
    turn.grounding()
        .forEach(
            found -> said.addGrounding(Grounding.newBuilder().setDocumentId(found.documentId())));
    ifPresent(turn.confidence(), said::setConfidence);
    return said.build();
  }

  private static ToolCall toolCall(io.candor.ingest.report.ToolCall call) {
    ToolCall.Builder tried =
        ToolCall.newBuilder()
            .setName(call.name())
            .setStatus(EnumProtos.toProto(call.status()))
            .setTime(ValueProtos.timestamp(call.time()));
    ifPresent(call.toolCallId(), tried::setToolCallId);
    ifPresent(call.actor(), actor -> tried.setActor(EnumProtos.toProto(actor)));
    ifPresent(call.afterTurnIndex(), tried::setAfterTurnIndex);
    ifPresent(call.arguments(), arguments -> tried.setArguments(struct(arguments)));
    ifPresent(call.amount(), amount -> tried.setAmount(ValueProtos.money(amount)));
    return tried.build();
  }

  private static Handoff handoff(io.candor.ingest.report.Handoff handoff) {
    Handoff.Builder handed = Handoff.newBuilder().setTime(ValueProtos.timestamp(handoff.time()));
    ifPresent(handoff.reason(), handed::setReason);
    ifPresent(handoff.agentReportedContextLoss(), handed::setAgentReportedContextLoss);
    ifPresent(
        handoff.packet(),
        packet -> {
          HandoffPacket.Builder sent =
              HandoffPacket.newBuilder().addAllCommitments(packet.commitments());
          ifPresent(packet.intent(), sent::setIntent);
          ifPresent(packet.summary(), sent::setSummary);
          ifPresent(packet.accountState(), state -> sent.setAccountState(struct(state)));
          handed.setPacket(sent);
        });
    return handed.build();
  }

  private static SurveyEvent survey(SurveyReport report) {
    SurveyEvent.Builder event =
        SurveyEvent.newBuilder()
            .setSurveyId(report.surveyId())
            .setConversationId(report.conversationId())
            .setKind(EnumProtos.toProto(report.kind()))
            .setRating(report.rating())
            .setAnswerTime(ValueProtos.timestamp(report.answerTime()));
    ifPresent(report.verbatim(), event::setVerbatim);
    ifPresent(report.sendTime(), time -> event.setSendTime(ValueProtos.timestamp(time)));
    return event.build();
  }

  private static FeedbackEvent feedback(FeedbackReport report) {
    FeedbackEvent.Builder event =
        FeedbackEvent.newBuilder()
            .setFeedbackId(report.feedbackId())
            .setSource(EnumProtos.toProto(report.source()))
            .setVerbatim(report.verbatim())
            .setTime(ValueProtos.timestamp(report.time()))
            .setScale(ValueProtos.scale(report.scale()));
    ifPresent(report.rating(), event::setRating);
    ifPresent(report.accountId(), event::setAccountId);
    ifPresent(report.customerId(), event::setCustomerId);
    ifPresent(report.productArea(), event::setProductArea);
    ifPresent(report.appVersion(), event::setAppVersion);
    ifPresent(report.locale(), event::setLocale);
    ifPresent(report.uri(), event::setUri);
    return event.build();
  }

  private static Struct struct(Map<String, Object> map) {
    Struct.Builder struct = Struct.newBuilder();
    map.forEach(
        (key, value) ->
            struct.putFields(
                key, Value.newBuilder().setStringValue(String.valueOf(value)).build()));
    return struct.build();
  }

  private static <T> void ifPresent(@Nullable T value, Consumer<T> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }
}

package io.candor.ingest.event;

import static io.candor.ingest.event.QuickValueProtos.LONG;
import static io.candor.ingest.event.QuickValueProtos.MIDDLE;
import static io.candor.ingest.event.QuickValueProtos.duration;
import static io.candor.ingest.event.QuickValueProtos.fraction;
import static io.candor.ingest.event.QuickValueProtos.id;
import static io.candor.ingest.event.QuickValueProtos.money;
import static io.candor.ingest.event.QuickValueProtos.name;
import static io.candor.ingest.event.QuickValueProtos.scale;
import static io.candor.ingest.event.QuickValueProtos.struct;
import static io.candor.ingest.event.QuickValueProtos.text;

import io.candor.ingest.v1.ClosureEvent;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.ConversationEvent;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.Feedback;
import io.candor.ingest.v1.FeedbackEvent;
import io.candor.ingest.v1.Grounding;
import io.candor.ingest.v1.Handoff;
import io.candor.ingest.v1.HandoffEvent;
import io.candor.ingest.v1.HandoffPacket;
import io.candor.ingest.v1.Survey;
import io.candor.ingest.v1.SurveyEvent;
import io.candor.ingest.v1.ToolCall;
import io.candor.ingest.v1.ToolCallEvent;
import io.candor.ingest.v1.Turn;
import io.candor.ingest.v1.TurnEvent;
import java.time.Instant;
import java.util.List;

/// Tells of most good events that they are good, at a tenth of what the validator of the contract
/// and the look at every value cost. It errs on one side only: it knows the frequent kinds of
/// events with ordinary contents, is stricter than the contract everywhere, and whatever it is not
/// sure of the validator decides. A test holds it against the contract.
final class QuickCheckProtos {

  private static final int FEW = 100;
  private static final int MANY = 1_000;

  private final QuickValueProtos values;

  private QuickCheckProtos(Instant latest) {
    this.values = new QuickValueProtos(latest);
  }

  /// True only if the event keeps every rule of the contract and is well-formed.
  static boolean isSurelyGood(Event event, Instant latest) {
    return new QuickCheckProtos(latest).event(event);
  }

  private boolean event(Event event) {
    return id(event.getEventId())
        && event.getUnknownFields().isEmpty()
        && (!event.hasEventTime() || values.time(event.getEventTime()))
        && switch (event.getBodyCase()) {
          case CONVERSATION -> conversation(event.getConversation());
          case TURN -> turn(event.getTurn());
          case CLOSURE -> closure(event.getClosure());
          case SURVEY -> survey(event.getSurvey());
          case FEEDBACK -> feedback(event.getFeedback());
          case TOOL_CALL -> toolCall(event.getToolCall());
          case HANDOFF -> handoff(event.getHandoff());
          case ACCOUNT, DEPLOYMENT, RELEASE, BODY_NOT_SET -> false;
        };
  }

  private boolean conversation(ConversationEvent c) {
    boolean plain =
        id(c.getConversationId())
            && c.hasOpenTime()
            && values.time(c.getOpenTime())
            && (!c.hasCloseTime() || values.time(c.getCloseTime()))
            && c.getChannel() != Conversation.Channel.UNRECOGNIZED
            && c.getOutcome() != Conversation.Outcome.UNRECOGNIZED
            && name(c.getDeploymentId())
            && name(c.getBotVersion())
            && name(c.getAccountId())
            && name(c.getCustomerId())
            && name(c.getArchetype())
            && name(c.getProductArea())
            && name(c.getTicketId())
            && fraction(c.getIntentConfidence())
            && (!c.hasAgentHandleTime() || duration(c.getAgentHandleTime()))
            && (!c.hasHandoff() || handoff(c.getHandoff()))
            && c.getTurnsCount() <= MANY
            && c.getToolCallsCount() <= MANY;
    if (!plain) {
      return false;
    }
    for (Turn turn : c.getTurnsList()) {
      if (!turn(turn)) {
        return false;
      }
    }
    for (ToolCall call : c.getToolCallsList()) {
      if (!toolCall(call)) {
        return false;
      }
    }
    return true;
  }

  private boolean turn(Turn turn) {
    return turn.hasIndex()
        && turn.getIndex() >= 0
        && turn.getRole() != Turn.Role.ROLE_UNSPECIFIED
        && turn.getRole() != Turn.Role.UNRECOGNIZED
        && turn.hasText()
        && text(turn.getText(), LONG)
        && turn.hasTime()
        && values.time(turn.getTime())
        && groundings(turn.getGroundingList())
        && fraction(turn.getConfidence());
  }

  private boolean turn(TurnEvent turn) {
    return id(turn.getConversationId())
        && turn.hasIndex()
        && turn.getIndex() >= 0
        && turn.getRole() != Turn.Role.ROLE_UNSPECIFIED
        && turn.getRole() != Turn.Role.UNRECOGNIZED
        && turn.hasText()
        && text(turn.getText(), LONG)
        && turn.hasTime()
        && values.time(turn.getTime())
        && groundings(turn.getGroundingList())
        && fraction(turn.getConfidence());
  }

  private static boolean groundings(List<Grounding> groundings) {
    return groundings.size() <= FEW
        && groundings.stream()
            .allMatch(
                grounding ->
                    id(grounding.getDocumentId())
                        && name(grounding.getVersion())
                        && fraction(grounding.getConfidence()));
  }

  private boolean toolCall(ToolCall call) {
    return id(call.getName())
        && call.getStatus() != ToolCall.Status.STATUS_UNSPECIFIED
        && call.getStatus() != ToolCall.Status.UNRECOGNIZED
        && call.hasTime()
        && values.time(call.getTime())
        && name(call.getToolCallId())
        && call.getActor() != ToolCall.Actor.UNRECOGNIZED
        && call.getAfterTurnIndex() >= 0
        && struct(call.getArguments())
        && (!call.hasAmount() || money(call.getAmount()));
  }

  private boolean toolCall(ToolCallEvent call) {
    return id(call.getConversationId())
        && id(call.getName())
        && call.getStatus() != ToolCall.Status.STATUS_UNSPECIFIED
        && call.getStatus() != ToolCall.Status.UNRECOGNIZED
        && call.hasTime()
        && values.time(call.getTime())
        && name(call.getToolCallId())
        && call.getActor() != ToolCall.Actor.UNRECOGNIZED
        && call.getAfterTurnIndex() >= 0
        && struct(call.getArguments())
        && (!call.hasAmount() || money(call.getAmount()));
  }

  private boolean handoff(Handoff handoff) {
    return handoff.hasTime()
        && values.time(handoff.getTime())
        && text(handoff.getReason(), MIDDLE)
        && packet(handoff.getPacket());
  }

  private boolean handoff(HandoffEvent handoff) {
    return id(handoff.getConversationId())
        && handoff.hasTime()
        && values.time(handoff.getTime())
        && text(handoff.getReason(), MIDDLE)
        && packet(handoff.getPacket());
  }

  private static boolean packet(HandoffPacket packet) {
    return name(packet.getIntent())
        && struct(packet.getAccountState())
        && text(packet.getSummary(), LONG)
        && packet.getCommitmentsCount() <= FEW
        && packet.getCommitmentsList().stream().allMatch(text -> text(text, MIDDLE));
  }

  private boolean closure(ClosureEvent closure) {
    return id(closure.getConversationId())
        && closure.hasTime()
        && values.time(closure.getTime())
        && closure.getOutcome() != Conversation.Outcome.UNRECOGNIZED
        && name(closure.getTicketId())
        && (!closure.hasAgentHandleTime() || duration(closure.getAgentHandleTime()));
  }

  private boolean survey(SurveyEvent survey) {
    return id(survey.getSurveyId())
        && id(survey.getConversationId())
        && survey.getKind() != Survey.Kind.KIND_UNSPECIFIED
        && survey.getKind() != Survey.Kind.UNRECOGNIZED
        && survey.hasRating()
        && Double.isFinite(survey.getRating())
        && (!survey.hasScale() || scale(survey.getScale()))
        && text(survey.getVerbatim(), LONG)
        && (!survey.hasSendTime() || values.time(survey.getSendTime()))
        && survey.hasAnswerTime()
        && values.time(survey.getAnswerTime());
  }

  private boolean feedback(FeedbackEvent feedback) {
    return id(feedback.getFeedbackId())
        && feedback.getSource() != Feedback.Source.SOURCE_UNSPECIFIED
        && feedback.getSource() != Feedback.Source.UNRECOGNIZED
        && feedback.hasVerbatim()
        && text(feedback.getVerbatim(), LONG)
        && feedback.hasTime()
        && values.time(feedback.getTime())
        && Double.isFinite(feedback.getRating())
        && (!feedback.hasScale() || scale(feedback.getScale()))
        && name(feedback.getAccountId())
        && name(feedback.getCustomerId())
        && name(feedback.getProductArea())
        && name(feedback.getAppVersion())
        && feedback.getLocale().length() <= 8
        && name(feedback.getLocale())
        && name(feedback.getUri());
  }
}

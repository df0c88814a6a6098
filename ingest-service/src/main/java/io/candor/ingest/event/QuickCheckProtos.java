package io.candor.ingest.event;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.candor.ingest.v1.ClosureEvent;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.ConversationEvent;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.Feedback;
import io.candor.ingest.v1.FeedbackEvent;
import io.candor.ingest.v1.Scale;
import io.candor.ingest.v1.Survey;
import io.candor.ingest.v1.SurveyEvent;
import io.candor.ingest.v1.ToolCall;
import io.candor.ingest.v1.Turn;
import io.candor.ingest.v1.TurnEvent;
import java.time.Instant;

/// Tells of most good events that they are good, at a tenth of what the validator of the contract
// and
/// the look at every value cost. It errs on one side only: it knows the frequent kinds of events
// with
/// ordinary contents, is stricter than the contract everywhere, and whatever it is not sure of the
/// validator decides. A test holds it against the contract.
final class QuickCheckProtos {

  private static final int SHORT = 128;
  // In UTF-16 units; four bytes are the most that one takes.
  private static final int LONG = 65_536 / 4;
  private static final int MANY = 1_000;

  private final long earliestSeconds = WellFormedProtos.EARLIEST.getEpochSecond();
  private final long latestSeconds;

  private QuickCheckProtos(Instant latest) {
    this.latestSeconds = latest.getEpochSecond();
  }

  /// True only if the event keeps every rule of the contract and is well-formed.
  static boolean isSurelyGood(Event event, Instant latest) {
    return new QuickCheckProtos(latest).event(event);
  }

  private boolean event(Event event) {
    return id(event.getEventId())
        && event.getUnknownFields().isEmpty()
        && (!event.hasEventTime() || time(event.getEventTime()))
        && switch (event.getBodyCase()) {
          case CONVERSATION -> conversation(event.getConversation());
          case TURN -> turn(event.getTurn());
          case CLOSURE -> closure(event.getClosure());
          case SURVEY -> survey(event.getSurvey());
          case FEEDBACK -> feedback(event.getFeedback());
          case ACCOUNT, DEPLOYMENT, RELEASE, TOOL_CALL, HANDOFF, BODY_NOT_SET -> false;
        };
  }

  private boolean conversation(ConversationEvent c) {
    boolean plain =
        id(c.getConversationId())
            && c.hasOpenTime()
            && time(c.getOpenTime())
            && (!c.hasCloseTime() || time(c.getCloseTime()))
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
            && !c.hasHandoff()
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
        && time(turn.getTime())
        && turn.getGroundingCount() == 0
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
        && time(turn.getTime())
        && turn.getGroundingCount() == 0
        && fraction(turn.getConfidence());
  }

  private boolean toolCall(ToolCall call) {
    return id(call.getName())
        && call.getStatus() != ToolCall.Status.STATUS_UNSPECIFIED
        && call.getStatus() != ToolCall.Status.UNRECOGNIZED
        && call.hasTime()
        && time(call.getTime())
        && name(call.getToolCallId())
        && call.getActor() != ToolCall.Actor.UNRECOGNIZED
        && call.getAfterTurnIndex() >= 0
        && !call.hasArguments()
        && !call.hasAmount();
  }

  private boolean closure(ClosureEvent closure) {
    return id(closure.getConversationId())
        && closure.hasTime()
        && time(closure.getTime())
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
        && (!survey.hasSendTime() || time(survey.getSendTime()))
        && survey.hasAnswerTime()
        && time(survey.getAnswerTime());
  }

  private boolean feedback(FeedbackEvent feedback) {
    return id(feedback.getFeedbackId())
        && feedback.getSource() != Feedback.Source.SOURCE_UNSPECIFIED
        && feedback.getSource() != Feedback.Source.UNRECOGNIZED
        && feedback.hasVerbatim()
        && text(feedback.getVerbatim(), LONG)
        && feedback.hasTime()
        && time(feedback.getTime())
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

  private static boolean scale(Scale scale) {
    return scale.hasMax() && Double.isFinite(scale.getMax()) && Double.isFinite(scale.getMin());
  }

  private boolean time(Timestamp time) {
    return time.getNanos() >= 0
        && time.getNanos() < 1_000_000_000
        && time.getSeconds() >= earliestSeconds
        && time.getSeconds() < latestSeconds;
  }

  /// Up to ten years.
  private static boolean duration(Duration duration) {
    return duration.getSeconds() >= 0
        && duration.getSeconds() < 315_000_000
        && duration.getNanos() >= 0
        && duration.getNanos() < 1_000_000_000;
  }

  private static boolean fraction(double number) {
    return number >= 0 && number <= 1;
  }

  private static boolean id(String id) {
    return !id.isEmpty() && name(id);
  }

  private static boolean name(String name) {
    return text(name, SHORT);
  }

  private static boolean text(String text, int longest) {
    if (text.length() > longest) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}

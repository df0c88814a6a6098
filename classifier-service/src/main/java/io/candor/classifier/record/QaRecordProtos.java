package io.candor.classifier.record;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.candor.classifier.policy.PolicyClass;
import io.candor.classifier.policy.Violation;
import io.candor.classifier.qa.Answer;
import io.candor.classifier.qa.QaFinding;
import io.candor.classifier.qa.QaRecords;
import io.candor.classifier.qa.QaSubject;
import io.candor.classifier.qa.Question;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Turn;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.Flag;
import io.candor.metrics.v1.PolicyIncident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stored conversations as reviewers and the draw need them.
final class QaRecordProtos {
  private QaRecordProtos() {}

  /// What the draw needs to know of a conversation.
  static QaSubject subject(StoredRecord record) {
    ConversationFact fact = fact(record);
    return new QaSubject(
        record.key(),
        record.factRevision(),
        fact.hasCloseTime() ? toInstant(fact.getCloseTime()) : null,
        !fact.getDeploymentId().isEmpty(),
        fact.getArchetype().getId(),
        fact.getHumanHandled(),
        incidents(fact).stream()
            .map(incident -> new QaFinding(incident.id(), incident.policyClass()))
            .toList());
  }

  /// What reviewers look at.
  static QaRecords.Case toCase(StoredRecord record) {
    Conversation conversation = FactProtos.conversation(record.body());
    ConversationFact fact = fact(record);
    Set<Integer> botTurns = new HashSet<>();
    for (Turn turn : conversation.getTurnsList()) {
      if (turn.getRole() == Turn.Role.BOT) {
        botTurns.add(turn.getIndex());
      }
    }
    return new QaRecords.Case(
        conversation.toByteArray(), botTurns, incidents(fact), checks(conversation, fact));
  }

  /// What the checks themselves answer; what the producer told is no check's answer.
  private static Map<Question, Answer> checks(Conversation conversation, ConversationFact fact) {
    Map<Question, Answer> checks = new EnumMap<>(Question.class);
    if (!conversation.hasAttempted()) {
      checks.put(Question.HELP_ATTEMPTED, answer(fact.getAttempted()));
    }
    if (fact.getOutcomeSource() == ConversationFact.OutcomeSource.DERIVED) {
      checks.put(
          Question.RESOLVED,
          answer(
              fact.getOutcome() == Conversation.Outcome.RESOLVED_CONFIRMED
                  || fact.getOutcome() == Conversation.Outcome.RESOLVED_ASSUMED));
    }
    put(checks, Question.CONTEXT_LOST, fact.getContextLoss());
    put(checks, Question.TOLD_BEFORE, fact.getRepeatState());
    put(checks, Question.PACKET_ACKNOWLEDGED, fact.getPacketAcknowledged());
    return checks;
  }

  private static void put(Map<Question, Answer> checks, Question question, Flag flag) {
    if (flag.getSource() == Flag.Source.DETECTED) {
      checks.put(question, answer(flag.getValue()));
    }
  }

  private static Answer answer(boolean yes) {
    return yes ? Answer.YES : Answer.NO;
  }

  /// What checks found. What only reviewers found says and asserts nothing.
  private static List<Violation> incidents(ConversationFact fact) {
    List<Violation> incidents = new ArrayList<>();
    for (PolicyIncident incident : fact.getPolicyIncidentsList()) {
      PolicyClass policyClass = policyClass(incident.getPolicyClass());
      boolean ofReviewers = incident.getSaid().isEmpty() && incident.getAsserted().isEmpty();
      if (policyClass != null && !ofReviewers) {
        incidents.add(
            new Violation(
                policyClass,
                incident.getAssertionId(),
                incident.getTurnIndex(),
                toInstant(incident.getTime()),
                incident.getExcerpt(),
                incident.getSaid(),
                incident.getAsserted(),
                incident.getConditions(),
                incident.getGrounded(),
                incident.getLegalTerm()));
      }
    }
    return incidents;
  }

  private static @Nullable PolicyClass policyClass(PolicyIncident.PolicyClass policyClass) {
    return switch (policyClass) {
      case REFUND_AND_PRICING -> PolicyClass.REFUND_AND_PRICING;
      case WARRANTY_AND_SERVICE_LEVEL -> PolicyClass.WARRANTY_AND_SERVICE_LEVEL;
      case PROCESS_AND_CONTACT -> PolicyClass.PROCESS_AND_CONTACT;
      case CAPABILITY_OVERREACH -> PolicyClass.CAPABILITY_OVERREACH;
      case POLICY_CLASS_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  private static ConversationFact fact(StoredRecord record) {
    try {
      return Fact.parseFrom(record.fact()).getConversation();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a fact that was stored cannot be read", e);
    }
  }

  private static Instant toInstant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}

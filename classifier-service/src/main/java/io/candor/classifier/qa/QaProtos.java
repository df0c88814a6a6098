package io.candor.classifier.qa;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.candor.classifier.check.CheckReportProtos;
import io.candor.classifier.policy.PolicyClass;
import io.candor.classifier.policy.PolicyProtos;
import io.candor.classifier.policy.Violation;
import io.candor.classifier.qa.QaReview.State;
import io.candor.classifier.v1.Assertion;
import io.candor.classifier.v1.QaAnswer;
import io.candor.classifier.v1.QaMissedStatement;
import io.candor.classifier.v1.QaStatement;
import io.candor.classifier.v1.QaStatementVerdict;
import io.candor.ingest.v1.Conversation;
import io.candor.kit.resource.ResourceName;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// Items and verdicts as messages of the contract.
final class QaProtos {
  private QaProtos() {}

  /// The record key of an item's conversation.
  static String key(ResourceName name) {
    return new ResourceName(name.workspace(), "conversations", name.id()).key();
  }

  /// An item without what the checks found in it.
  static io.candor.classifier.v1.QaItem toProto(String workspace, QaItem item, Instant now) {
    return builder(workspace, item, now).build();
  }

  /// An item with what the checks found in it.
  static io.candor.classifier.v1.QaItem toProto(
      String workspace, QaItem item, QaRecords.Case content, Instant now) {
    io.candor.classifier.v1.QaItem.Builder proto = builder(workspace, item, now);
    Map<String, Boolean> rulings = item.review().decision(content.findingIds()).rulings();
    for (Violation incident : content.incidents()) {
      Boolean ruling = rulings.get(incident.id());
      QaStatement.Builder statement =
          QaStatement.newBuilder()
              .setStatementId(incident.id())
              .setIncident(CheckReportProtos.toProto(incident));
      if (ruling != null) {
        statement.setRuling(ruling(ruling));
      }
      proto.addStatements(statement);
    }
    return proto.setState(toProto(item.review().state(content.findingIds()))).build();
  }

  private static io.candor.classifier.v1.QaItem.Builder builder(
      String workspace, QaItem item, Instant now) {
    QaConversation conversation = item.conversation();
    String collectionAndId = conversation.key();
    String id = collectionAndId.substring(collectionAndId.indexOf('/') + 1);
    io.candor.classifier.v1.QaItem.Builder proto =
        io.candor.classifier.v1.QaItem.newBuilder()
            .setName("workspaces/" + workspace + "/qaItems/" + id)
            .setConversation("workspaces/" + workspace + "/" + collectionAndId)
            .setWeek(conversation.week())
            .setArchetypeId(conversation.archetype())
            .setDrawn(item.drawn())
            .setEscalated(conversation.escalated())
            .setState(toProto(item.state()))
            .setDueTime(time(item.dueTime()))
            .setVerdictCount(item.review().verdicts().size());
    Question.about(conversation.escalated()).forEach(each -> proto.addQuestions(toProto(each)));
    item.review()
        .claimAt(now)
        .ifPresent(
            claim ->
                proto.setClaimReviewer(claim.reviewer()).setClaimExpireTime(time(claim.until())));
    if (item.state() == State.REVIEWED) {
      item.review().verdicts().forEach(verdict -> proto.addVerdicts(toProto(verdict)));
    }
    return proto;
  }

  /// What was said and done.
  static Conversation conversation(QaRecords.Case content) {
    try {
      return Conversation.parseFrom(content.conversation());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a conversation that was stored cannot be read", e);
    }
  }

  /// A verdict as the reviewer gave it.
  static QaVerdict fromProto(io.candor.classifier.v1.QaVerdict proto) {
    Map<Question, Answer> answers = new EnumMap<>(Question.class);
    for (QaAnswer answer : proto.getAnswersList()) {
      answers.put(
          Question.valueOf(answer.getQuestion().name()), Answer.valueOf(answer.getValue().name()));
    }
    return new QaVerdict(
        proto.getReviewer(),
        Instant.EPOCH, // the service sets it
        answers,
        Map.of(),
        proto.getStatementsList().stream()
            .map(
                each ->
                    new QaVerdict.Vote(
                        each.getStatementId(),
                        PolicyClass.REFUND_AND_PRICING, // the service knows its class
                        each.getRuling() == QaStatement.Ruling.CONFIRMED))
            .toList(),
        proto.getMissedList().stream()
            .map(
                each ->
                    new QaVerdict.Missed(
                        policyClass(each.getPolicyClass()),
                        each.getAssertionId(),
                        each.getTurnIndex()))
            .toList(),
        proto.getNote());
  }

  private static io.candor.classifier.v1.QaVerdict toProto(QaVerdict verdict) {
    io.candor.classifier.v1.QaVerdict.Builder proto =
        io.candor.classifier.v1.QaVerdict.newBuilder()
            .setReviewer(verdict.reviewer())
            .setTime(time(verdict.time()))
            .setNote(verdict.note());
    for (Question question : Question.values()) { // in the order of the checklist
      Answer answer = verdict.answers().get(question);
      if (answer != null) {
        proto.addAnswers(
            QaAnswer.newBuilder()
                .setQuestion(toProto(question))
                .setValue(QaAnswer.Value.valueOf(answer.name())));
      }
    }
    for (QaVerdict.Vote vote : verdict.statements()) {
      proto.addStatements(
          QaStatementVerdict.newBuilder()
              .setStatementId(vote.id())
              .setRuling(ruling(vote.confirmed())));
    }
    for (QaVerdict.Missed missed : verdict.missed()) {
      proto.addMissed(
          QaMissedStatement.newBuilder()
              .setPolicyClass(PolicyProtos.toProto(missed.policyClass()))
              .setAssertionId(missed.assertionId())
              .setTurnIndex(missed.turnIndex()));
    }
    return proto.build();
  }

  private static QaStatement.Ruling ruling(boolean confirmed) {
    return confirmed ? QaStatement.Ruling.CONFIRMED : QaStatement.Ruling.OVERRULED;
  }

  static QaAnswer.Question toProto(Question question) {
    return QaAnswer.Question.valueOf(question.name());
  }

  static io.candor.classifier.v1.QaItem.State toProto(State state) {
    return switch (state) {
      case OPEN -> io.candor.classifier.v1.QaItem.State.OPEN;
      case DISPUTED -> io.candor.classifier.v1.QaItem.State.DISPUTED;
      case REVIEWED -> io.candor.classifier.v1.QaItem.State.REVIEWED;
    };
  }

  private static PolicyClass policyClass(Assertion.PolicyClass policyClass) {
    return switch (policyClass) {
      case REFUND_AND_PRICING -> PolicyClass.REFUND_AND_PRICING;
      case WARRANTY_AND_SERVICE_LEVEL -> PolicyClass.WARRANTY_AND_SERVICE_LEVEL;
      case PROCESS_AND_CONTACT -> PolicyClass.PROCESS_AND_CONTACT;
      case CAPABILITY_OVERREACH -> PolicyClass.CAPABILITY_OVERREACH;
      case POLICY_CLASS_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("policy_class: " + policyClass);
    };
  }

  private static Timestamp time(Instant time) {
    return PolicyProtos.toProto(time);
  }
}

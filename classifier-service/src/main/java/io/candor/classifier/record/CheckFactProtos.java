package io.candor.classifier.record;

import com.google.protobuf.Timestamp;
import io.candor.classifier.capability.Commitment;
import io.candor.classifier.check.CheckReport;
import io.candor.classifier.check.JudgedRefund;
import io.candor.classifier.conversation.Handoff;
import io.candor.classifier.conversation.ToolCall;
import io.candor.classifier.handoff.HandoffSigns;
import io.candor.classifier.policy.PolicyClass;
import io.candor.classifier.policy.RefundJudge.Judgement;
import io.candor.classifier.policy.Violation;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.Flag;
import io.candor.metrics.v1.PolicyIncident;
import io.candor.metrics.v1.Refund;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the checks found, as parts of a conversation's fact.
final class CheckFactProtos {
  private static final int MAX_COMMITMENTS = 20;

  private CheckFactProtos() {}

  /// Takes out whatever [#put] puts in.
  static void clear(ConversationFact.Builder fact) {
    fact.clearPolicyIncidents()
        .clearPolicyStatementCount()
        .clearUngroundedStatementCount()
        .clearUncoveredStatementCount()
        .clearCommitments()
        .clearRefunds()
        .clearContextLoss()
        .clearRepeatState()
        .clearPacketAcknowledged();
  }

  static void put(CheckReport report, @Nullable Handoff handoff, ConversationFact.Builder fact) {
    Map<String, Boolean> rulings = report.reviewed().byIncident();
    report
        .incidents()
        .forEach(
            incident ->
                fact.addPolicyIncidents(toProto(incident, status(rulings.get(incident.id())))));
    report
        .reviewed()
        .missed()
        .forEach(
            missed -> fact.addPolicyIncidents(toProto(missed, PolicyIncident.Status.CONFIRMED)));
    fact.setPolicyStatementCount(report.policy().statementCount())
        .setUngroundedStatementCount(report.policy().ungroundedCount())
        .setUncoveredStatementCount(report.policy().uncovered().size());
    report.capability().commitments().stream()
        .limit(MAX_COMMITMENTS)
        .map(Commitment::sentence)
        .map(Excerpts::of)
        .forEach(fact::addCommitments);
    List<JudgedRefund> refunds = report.refunds();
    for (int place = 0; place < refunds.size(); place++) {
      fact.addRefunds(toProto(refunds.get(place), place));
    }
    putSigns(report.handoff(), handoff, fact);
  }

  /// The producer's flag goes before what is read from the text.
  private static void putSigns(
      HandoffSigns signs, @Nullable Handoff handoff, ConversationFact.Builder fact) {
    Boolean reported = handoff == null ? null : handoff.contextLoss();
    Boolean detected = signs.contextLoss();
    if (reported != null) {
      fact.setContextLoss(Flag.newBuilder().setValue(reported).setSource(Flag.Source.PRODUCER));
    } else if (detected != null) {
      fact.setContextLoss(detected(detected));
    }
    Boolean repeated = signs.repeatState();
    if (repeated != null) {
      fact.setRepeatState(detected(repeated));
    }
    Boolean acknowledged = signs.acknowledged();
    if (acknowledged != null) {
      fact.setPacketAcknowledged(detected(acknowledged));
    }
  }

  private static Flag detected(boolean value) {
    return Flag.newBuilder().setValue(value).setSource(Flag.Source.DETECTED).build();
  }

  private static PolicyIncident.Status status(@Nullable Boolean ruling) {
    if (ruling == null) {
      return PolicyIncident.Status.AUTOMATIC;
    }
    return ruling ? PolicyIncident.Status.CONFIRMED : PolicyIncident.Status.OVERRULED;
  }

  private static PolicyIncident toProto(Violation violation, PolicyIncident.Status status) {
    return PolicyIncident.newBuilder()
        .setPolicyClass(toProto(violation.policyClass()))
        .setAssertionId(violation.assertionId())
        .setTurnIndex(violation.turnIndex())
        .setTime(toProto(violation.time()))
        .setExcerpt(Excerpts.of(violation.sentence()))
        .setStatus(status)
        .setSaid(violation.said())
        .setAsserted(violation.asserted())
        .setConditions(violation.conditions())
        .setGrounded(violation.grounded())
        .setSeverity(PolicyIncident.Severity.valueOf(violation.severity().name()))
        .setLegalTerm(violation.legalTerm())
        .build();
  }

  private static PolicyIncident.PolicyClass toProto(PolicyClass policyClass) {
    return switch (policyClass) {
      case REFUND_AND_PRICING -> PolicyIncident.PolicyClass.REFUND_AND_PRICING;
      case WARRANTY_AND_SERVICE_LEVEL -> PolicyIncident.PolicyClass.WARRANTY_AND_SERVICE_LEVEL;
      case PROCESS_AND_CONTACT -> PolicyIncident.PolicyClass.PROCESS_AND_CONTACT;
      case CAPABILITY_OVERREACH -> PolicyIncident.PolicyClass.CAPABILITY_OVERREACH;
    };
  }

  private static Refund toProto(JudgedRefund refund, int place) {
    ToolCall call = refund.call();
    Refund.Builder proto =
        Refund.newBuilder()
            .setToolCallId(call.id().isEmpty() ? "#" + place : call.id())
            .setTime(toProto(call.time()));
    io.candor.classifier.conversation.Money amount = call.amount();
    if (amount != null) {
      proto.setAmount(money(amount.currencyCode(), amount.units(), amount.nanos()));
    }
    Judgement judgement = refund.judgement();
    if (judgement != null) {
      proto.setWithinPolicy(judgement.within());
      if (!judgement.within() && amount != null) {
        BigDecimal leakage = judgement.leakage();
        long units = leakage.longValue();
        int nanos = leakage.subtract(BigDecimal.valueOf(units)).movePointRight(9).intValue();
        proto.setLeakage(money(amount.currencyCode(), units, nanos));
      }
    }
    return proto.build();
  }

  private static com.google.type.Money money(String currency, long units, int nanos) {
    return com.google.type.Money.newBuilder()
        .setCurrencyCode(currency)
        .setUnits(units)
        .setNanos(nanos)
        .build();
  }

  private static Timestamp toProto(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}

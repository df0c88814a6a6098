package io.candor.metrics.fact;

import static io.candor.metrics.fact.FieldProtos.micros;
import static io.candor.metrics.fact.FieldProtos.text;
import static io.candor.metrics.fact.FieldProtos.time;

import io.candor.metrics.cell.PolicyCounts;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.PolicyIncident;
import io.candor.metrics.v1.PolicyIncident.PolicyClass;
import io.candor.metrics.v1.Refund;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Maps a conversation's policy incidents and refunds to counts.
final class PolicyProtos {
  private PolicyProtos() {}

  private record Incident(PolicyClass policyClass, String assertionId) {}

  /// One incident per class and assertion; what a reviewer overruled is none.
  static PolicyCounts counts(ConversationFact fact) {
    Map<PolicyClass, Long> incidents =
        fact.getPolicyIncidentsList().stream()
            .filter(PolicyProtos::counts)
            .map(incident -> new Incident(incident.getPolicyClass(), incident.getAssertionId()))
            .distinct()
            .collect(Collectors.groupingBy(Incident::policyClass, Collectors.counting()));
    List<Refund> refunds = fact.getRefundsList();
    return new PolicyCounts(
        incidents.getOrDefault(PolicyClass.REFUND_AND_PRICING, 0L),
        incidents.getOrDefault(PolicyClass.WARRANTY_AND_SERVICE_LEVEL, 0L),
        incidents.getOrDefault(PolicyClass.PROCESS_AND_CONTACT, 0L),
        incidents.getOrDefault(PolicyClass.CAPABILITY_OVERREACH, 0L),
        refunds.size(),
        refunds.stream().filter(Refund::hasWithinPolicy).count(),
        refunds.stream()
            .filter(refund -> refund.hasWithinPolicy() && refund.getWithinPolicy())
            .count(),
        leakage(refunds));
  }

  static List<Conversation.PolicyExcerpt> excerpts(ConversationFact fact) {
    return fact.getPolicyIncidentsList().stream()
        .filter(PolicyProtos::counts)
        .filter(PolicyIncident::hasTime)
        .map(
            incident ->
                new Conversation.PolicyExcerpt(
                    "%02d".formatted(incident.getPolicyClass().getNumber()),
                    text("policy_incidents.assertion_id", incident.getAssertionId()),
                    time("policy_incidents.time", incident.getTime()),
                    text("policy_incidents.excerpt", incident.getExcerpt())))
        .toList();
  }

  private static boolean counts(PolicyIncident incident) {
    return incident.getStatus() != PolicyIncident.Status.OVERRULED;
  }

  private static Map<String, Long> leakage(List<Refund> refunds) {
    Map<String, Long> leakage = new TreeMap<>();
    for (Refund refund : refunds) {
      if (refund.hasLeakage()) {
        leakage.merge(
            refund.getLeakage().getCurrencyCode(),
            micros("refunds.leakage", refund.getLeakage()),
            Long::sum);
      }
    }
    leakage.values().removeIf(amount -> amount == 0);
    return leakage;
  }
}

package io.candor.alert.directive;

import io.candor.alert.audit.AuditEvent;
import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingProtos;
import io.candor.alert.finding.WeekFigure;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the audit log keeps of directives: who, what, why and the figures.
final class DirectiveAudit {
  private DirectiveAudit() {}

  static AuditEvent proposed(Directive directive, Instant now) {
    return event(directive, now, directive.cause().proposer(), "directive.proposed", Map.of());
  }

  static AuditEvent decided(Directive directive, String action, Instant now) {
    Directive.Decision decision = directive.decision();
    if (decision == null) {
      throw new IllegalArgumentException("a directive that was decided has a decision");
    }
    return event(
        directive,
        now,
        decision.actor(),
        action,
        Map.of(
            "note",
            decision.note(),
            "automatic",
            Boolean.toString(decision.automatic()),
            "sequence",
            Long.toString(decision.sequence())));
  }

  static AuditEvent answered(Directive directive, String action, Instant now) {
    Directive.Answer answer = directive.answer();
    if (answer == null) {
      throw new IllegalArgumentException("a directive that was answered has an answer");
    }
    return event(directive, now, answer.actor(), action, Map.of("note", answer.note()));
  }

  private static AuditEvent event(
      Directive directive, Instant now, String actor, String action, Map<String, String> more) {
    Map<String, String> detail = new TreeMap<>(more);
    detail.put("deployment", directive.deployment());
    detail.put("order", ActionWords.imperative(directive.action(), directive.deployment()));
    detail.put("reason", directive.cause().reason());
    if (!directive.cause().reverts().isEmpty()) {
      detail.put("reverts", directive.cause().reverts());
    }
    Directive.Evidence evidence = directive.cause().evidence();
    if (evidence != null) {
      detail.put("incident", evidence.incidentId());
      Finding finding = FindingProtos.fromDocument(evidence.finding().toByteArray());
      finding.latestWeek().ifPresent(week -> figures(week, detail));
    }
    return new AuditEvent(now, actor, action, directive.name().toString(), detail);
  }

  private static void figures(WeekFigure week, Map<String, String> detail) {
    detail.put("week", week.week());
    WeekFigure.Measured measured = week.measured();
    if (measured != null) {
      put(detail, "value", measured.value());
      put(detail, "reference", measured.reference());
      put(detail, "delta", measured.delta());
      put(detail, "deltaUpper", measured.deltaUpper());
      put(detail, "threshold", measured.threshold());
      detail.put("sampleSize", Long.toString(measured.sampleSize()));
      detail.put("unit", measured.unit().name());
    }
  }

  private static void put(Map<String, String> detail, String key, @Nullable Double value) {
    if (value != null) {
      detail.put(key, Double.toString(value));
    }
  }
}

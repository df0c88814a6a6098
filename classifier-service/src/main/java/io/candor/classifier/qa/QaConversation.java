package io.candor.classifier.qa;

import io.candor.classifier.policy.PolicyClass;
import java.time.Instant;
import java.util.List;

/// What the queue knows of a conversation.
///
/// @param key of its record, for example `conversations/conv-9`
/// @param revision of its fact; grows with every change
/// @param week its cohort week, for example `2026-W11`; empty: it is open, or no bot spoke, so it
///     is in no week's draw
/// @param archetype the stratum
/// @param lot decides whether it is drawn
/// @param closeTime when it ended; the epoch when `week` is empty
/// @param escalated whether a human was involved
/// @param findings what the checks found, by id
record QaConversation(
    String key,
    long revision,
    String week,
    String archetype,
    long lot,
    Instant closeTime,
    boolean escalated,
    List<QaFinding> findings) {

  QaConversation {
    findings = List.copyOf(findings);
  }

  /// Whether a check found something.
  boolean isFlagged() {
    return !findings.isEmpty();
  }

  /// Whether a check found something that is a P0 everywhere.
  boolean isUrgent() {
    return findings.stream()
        .anyMatch(finding -> finding.policyClass() == PolicyClass.REFUND_AND_PRICING);
  }

  List<String> findingIds() {
    return findings.stream().map(QaFinding::id).toList();
  }

  Stratum stratum() {
    return new Stratum(week, archetype);
  }

  /// Conversations of one week and ticket type.
  record Stratum(String week, String archetype) {}
}

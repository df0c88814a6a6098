package io.candor.alert.route;

import io.candor.alert.finding.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// One step of escalation: whoever is told next when nobody acknowledges an incident in time.
///
/// @param severities the severities that it is for, at least one
/// @param after how long after the opening
/// @param receivers ids of the receivers that are told, at least one
public record EscalationStep(Set<Severity> severities, Duration after, List<String> receivers) {
  public EscalationStep {
    severities = Set.copyOf(severities);
    receivers = List.copyOf(receivers);
  }
}

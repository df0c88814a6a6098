package io.candor.alert.incident;

import io.candor.alert.directive.Directive;
import io.candor.alert.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One change of an incident: what it is now, what is written into its time line, and who is told.
///
/// @param after the incident after the change
/// @param event the entry of its time line, with the decision
/// @param directive the directive that goes with it; absent when none does
/// @param finding the revision of a finding that led to it; absent for people's acts and the
///     passing of time
public record IncidentChange(
    Incident after, IncidentEvent event, @Nullable Directive directive, @Nullable Finding finding) {
  /// A change without a directive.
  IncidentChange(Incident after, IncidentEvent event) {
    this(after, event, null, null);
  }

  /// The same with the directive that goes with it.
  IncidentChange with(Directive newDirective) {
    return new IncidentChange(after, event, newDirective, finding);
  }

  /// The same, led to by this revision of a finding.
  IncidentChange by(Finding newFinding) {
    return new IncidentChange(after, event.by(newFinding), directive, newFinding);
  }

  /// The same for an incident that goes to these receivers.
  IncidentChange to(List<String> receivers) {
    Incident goesTo =
        new Incident(
            after.name(),
            after.revision(),
            after.lifecycle(),
            after.finding(),
            after.openedWeek(),
            after.title(),
            after.sentence(),
            receivers,
            after.told());
    return new IncidentChange(goesTo, event, directive, finding);
  }

  /// Whether this change made the incident.
  public boolean isNew() {
    return after.revision() == 1;
  }
}

package io.candor.alert.incident;

import io.candor.alert.directive.Directive;
import org.jspecify.annotations.Nullable;

/// One change of an incident: what it is now, what is written into its time line, and who is told.
///
/// @param after the incident after the change
/// @param event the entry of its time line, with the decision
/// @param directive the directive that goes with it; absent when none does
public record IncidentChange(Incident after, IncidentEvent event, @Nullable Directive directive) {
  /// A change without a directive.
  IncidentChange(Incident after, IncidentEvent event) {
    this(after, event, null);
  }

  /// The same with the directive that goes with it.
  IncidentChange with(Directive newDirective) {
    return new IncidentChange(after, event, newDirective);
  }

  /// Whether this change made the incident.
  public boolean isNew() {
    return after.revision() == 1;
  }
}

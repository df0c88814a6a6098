package io.candor.alert.incident;

/// One change of an incident: what it is now, what is written into its time line, and who is told.
///
/// @param after the incident after the change
/// @param event the entry of its time line, with the decision
public record IncidentChange(Incident after, IncidentEvent event) {
  /// Whether this change made the incident.
  public boolean isNew() {
    return after.revision() == 1;
  }
}

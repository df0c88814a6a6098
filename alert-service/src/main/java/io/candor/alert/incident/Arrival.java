package io.candor.alert.incident;

import io.candor.alert.correlation.FindingSet;
import io.candor.alert.finding.Finding;
import io.candor.alert.route.Chosen;

/// A revision of a finding that comes to its incident.
///
/// @param name the incident's
/// @param findings the incident's findings, this revision among them
/// @param finding the revision
/// @param joined whether the incident did not know the finding before
/// @param chosen who is told of the incident as it is now
/// @param own who would be told of the finding if it were alone
record Arrival(
    IncidentName name,
    FindingSet findings,
    Finding finding,
    boolean joined,
    Chosen chosen,
    Chosen own) {
  /// Whether the finding brings something that no other one says of a wider scope.
  boolean isNew() {
    return joined && finding.isOpen() && !findings.explains(finding);
  }
}

package io.candor.alert.notify;

import io.candor.alert.incident.IncidentName;
import java.util.Optional;

/// Where people can look at an incident.
///
/// @param template a URL with `{workspace}` and `{incident}`; empty when there is no such page
public record IncidentLinks(String template) {
  /// The URL for an incident, if there is such a page. Both ids need no escaping.
  public Optional<String> of(IncidentName incident) {
    return template.isEmpty()
        ? Optional.empty()
        : Optional.of(
            template
                .replace("{workspace}", incident.workspace())
                .replace("{incident}", incident.incidentId()));
  }
}

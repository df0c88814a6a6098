package io.candor.alert.notify;

import io.candor.alert.notification.Topic;
import java.util.Optional;

/// Where people can look at an incident.
///
/// @param template a URL with `{workspace}` and `{incident}`; empty when there is no such page
public record IncidentLinks(String template) {
  /// The URL for an incident, if there is such a page; nothing for other topics. Both ids need no
  /// escaping.
  public Optional<String> of(Topic topic) {
    return template.isEmpty() || !topic.isIncident()
        ? Optional.empty()
        : Optional.of(
            template.replace("{workspace}", topic.workspace()).replace("{incident}", topic.id()));
  }
}

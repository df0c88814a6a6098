package io.candor.alert.notification;

/// What notifications are about: those of one topic belong together, as one thread, one page or one
/// ticket.
///
/// @param workspace the tenant
/// @param collection `incidents`, `directives` …
/// @param id the resource's id, `[a-z0-9-]{1,80}`
public record Topic(String workspace, String collection, String id) {
  /// The collection of incidents.
  public static final String INCIDENTS = "incidents";

  /// The collection of groups of incidents.
  public static final String GROUPS = "groups";

  /// Whether it is a group of incidents.
  public boolean isGroup() {
    return collection.equals(GROUPS);
  }

  /// Whether it is an incident.
  public boolean isIncident() {
    return collection.equals(INCIDENTS);
  }

  /// The name inside its workspace.
  public String key() {
    return collection + "/" + id;
  }

  /// The full resource name.
  @Override
  public String toString() {
    return "workspaces/" + workspace + "/" + key();
  }
}

package io.candor.alert.audit;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Something to be kept for ever.
///
/// @param time when it happened
/// @param actor who did it; [#SYSTEM] for what happened by itself
/// @param action what happened, for example `directive.ordered`
/// @param resource the resource's full name
/// @param detail more about it; never what customers wrote
public record AuditEvent(
    Instant time, String actor, String action, String resource, Map<String, String> detail) {
  /// The actor of what happened by itself.
  public static final String SYSTEM = "system";

  public AuditEvent {
    actor = actor.isEmpty() ? SYSTEM : actor;
    detail = java.util.Collections.unmodifiableMap(new TreeMap<>(detail));
  }
}

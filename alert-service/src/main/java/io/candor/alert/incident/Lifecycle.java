package io.candor.alert.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where an incident stands, since when, and by whom.
///
/// @param state where it stands
/// @param openTime when it was opened
/// @param updateTime when it was last changed
/// @param acknowledgement who takes care of it; absent when nobody does
/// @param end how it ended; absent unless resolved
public record Lifecycle(
    IncidentState state,
    Instant openTime,
    Instant updateTime,
    @Nullable Acknowledgement acknowledgement,
    @Nullable End end) {

  /// That somebody takes care of it.
  public record Acknowledgement(Instant time, String actor) {}

  /// That it is over.
  ///
  /// @param actor who resolved it; empty unless a person did
  public record End(Instant time, Resolution resolution, String actor) {}

  static Lifecycle opened(Instant now) {
    return new Lifecycle(IncidentState.OPEN, now, now, null, null);
  }

  Lifecycle updated(Instant now) {
    return new Lifecycle(state, openTime, now, acknowledgement, end);
  }

  Lifecycle acknowledged(Instant now, String actor) {
    return new Lifecycle(
        IncidentState.ACKNOWLEDGED, openTime, now, new Acknowledgement(now, actor), null);
  }

  Lifecycle resolved(Instant now, Resolution resolution, String actor) {
    return new Lifecycle(
        IncidentState.RESOLVED, openTime, now, acknowledgement, new End(now, resolution, actor));
  }

  Lifecycle reopened(Instant now) {
    return new Lifecycle(IncidentState.OPEN, openTime, now, null, null);
  }
}

package io.candor.alert.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where an incident stands, since when, and by whom. Immutable.
///
/// @param state where it stands
/// @param openTime when it was first opened
/// @param activeTime when it was last opened
/// @param updateTime when it was last changed
/// @param acknowledgement who takes care of it; absent when nobody does
/// @param end how it ended; absent unless it is over
/// @param closing who closed it; absent unless closed
/// @param assignee who shall take care of it; empty for nobody
/// @param escalationLevel steps of escalation taken since it was last opened
public record Lifecycle(
    IncidentState state,
    Instant openTime,
    Instant activeTime,
    Instant updateTime,
    @Nullable Acknowledgement acknowledgement,
    @Nullable End end,
    @Nullable Closing closing,
    String assignee,
    int escalationLevel) {

  /// That somebody takes care of it.
  public record Acknowledgement(Instant time, String actor) {}

  /// That it is over.
  ///
  /// @param actor who resolved it; empty unless a person did
  public record End(Instant time, Resolution resolution, String actor) {}

  /// That everybody was told.
  public record Closing(Instant time, String actor) {}

  static Lifecycle opened(Instant now) {
    return new Lifecycle(IncidentState.OPEN, now, now, now, null, null, null, "", 0);
  }

  Lifecycle updated(Instant now) {
    return next(state, now, acknowledgement, end, closing);
  }

  Lifecycle acknowledged(Instant now, String actor) {
    return next(IncidentState.ACKNOWLEDGED, now, new Acknowledgement(now, actor), null, null);
  }

  Lifecycle resolved(Instant now, Resolution resolution, String actor) {
    return next(
        IncidentState.RESOLVED, now, acknowledgement, new End(now, resolution, actor), null);
  }

  Lifecycle closed(Instant now, String actor) {
    return next(IncidentState.CLOSED, now, acknowledgement, end, new Closing(now, actor));
  }

  Lifecycle reopened(Instant now) {
    return new Lifecycle(IncidentState.OPEN, openTime, now, now, null, null, null, assignee, 0);
  }

  Lifecycle assigned(Instant now, String newAssignee) {
    return new Lifecycle(
        state,
        openTime,
        activeTime,
        now,
        acknowledgement,
        end,
        closing,
        newAssignee,
        escalationLevel);
  }

  Lifecycle escalated(Instant now) {
    return new Lifecycle(
        state,
        openTime,
        activeTime,
        now,
        acknowledgement,
        end,
        closing,
        assignee,
        escalationLevel + 1);
  }

  private Lifecycle next(
      IncidentState nextState,
      Instant now,
      @Nullable Acknowledgement nextAcknowledgement,
      @Nullable End nextEnd,
      @Nullable Closing nextClosing) {
    return new Lifecycle(
        nextState,
        openTime,
        activeTime,
        now,
        nextAcknowledgement,
        nextEnd,
        nextClosing,
        assignee,
        escalationLevel);
  }
}

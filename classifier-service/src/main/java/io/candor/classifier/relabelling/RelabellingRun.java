package io.candor.classifier.relabelling;

import java.time.Instant;

/// One pass over the history of a workspace.
///
/// @param id unique in the workspace
/// @param actor who asked for it
/// @param reason why, in the actor's words
/// @param requestTime when
/// @param state how far it is
/// @param total records at its start; 0 before it
/// @param done records that were looked at
/// @param changed facts that changed and were handed on
/// @param position the last record that was looked at; empty at the start
public record RelabellingRun(
    String workspace,
    String id,
    String actor,
    String reason,
    Instant requestTime,
    State state,
    long total,
    long done,
    long changed,
    String position) {
  /// How far a run is.
  public enum State {
    /// Asked for, not begun.
    WAITING,
    /// Under way.
    RUNNING,
    /// Over: every record that was there is labelled by what was in use then, or by something
    /// later.
    DONE
  }

  RelabellingRun begun(long records) {
    return new RelabellingRun(
        workspace, id, actor, reason, requestTime, State.RUNNING, records, done, changed, position);
  }

  RelabellingRun after(String key, int looked, int changedNow) {
    return new RelabellingRun(
        workspace,
        id,
        actor,
        reason,
        requestTime,
        state,
        total,
        done + looked,
        changed + changedNow,
        key);
  }

  RelabellingRun over() {
    return new RelabellingRun(
        workspace, id, actor, reason, requestTime, State.DONE, total, done, changed, position);
  }
}

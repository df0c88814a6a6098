package io.candor.alert.incident;

import java.time.Instant;

/// Somebody, or something they wrote, behind an incident: to be told when it is mended.
///
/// @param subject `{collection}/{id}`, the id percent-encoded
/// @param state where it stands
/// @param note what was said about it; may be empty
/// @param updateTime when it was last changed
/// @param updatedBy who changed it; empty for what the finding brought
public record FollowUp(
    String subject, State state, String note, Instant updateTime, String updatedBy) {
  /// Where it stands; the names equal those of the contract.
  public enum State {
    /// Nobody has told them yet.
    TO_TELL,
    /// They were told.
    TOLD,
    /// They were asked and do not answer.
    NO_ANSWER
  }
}

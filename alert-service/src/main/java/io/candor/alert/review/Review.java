package io.candor.alert.review;

import java.time.Instant;
import java.util.List;

/// A review as it was made.
///
/// @param workspace the tenant
/// @param id that of its pack
/// @param revision grows by 1 with every change, from 1
/// @param kind that of its pack
/// @param dueTime when it was due
/// @param makeTime when it was made
/// @param attendees who attended, for people
/// @param frozen the message of the contract with what stood when it was made: the period's
///     incidents and the items that were open before
public record Review(
    String workspace,
    String id,
    long revision,
    String kind,
    Instant dueTime,
    Instant makeTime,
    List<String> attendees,
    PackDocument frozen) {
  public Review {
    attendees = List.copyOf(attendees);
  }

  /// The same at the next revision.
  Review next(List<String> newAttendees) {
    return new Review(workspace, id, revision + 1, kind, dueTime, makeTime, newAttendees, frozen);
  }

  /// Something that was decided.
  public record Decision(Instant time, String actor, String text) {}
}

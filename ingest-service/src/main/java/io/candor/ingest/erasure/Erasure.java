package io.candor.ingest.erasure;

import java.time.Instant;
import java.util.Optional;

/// The erasure of one subject.
///
/// @param id unique in the workspace
/// @param actor who asked for it
/// @param reason why, in the actor's words
/// @param endTime when it was done; empty before
/// @param counts how far it is
record Erasure(
    String id,
    SubjectKind subjectKind,
    State state,
    String actor,
    String reason,
    Instant createTime,
    Optional<Instant> endTime,
    Counts counts) {

  /// How far an erasure is.
  enum State {
    /// What belongs to the subject is being looked for.
    SEARCHING(1),
    /// All is found, not all is gone.
    ERASING(2),
    /// Nothing is left here, and the next hop has acknowledged all of it.
    DONE(3);

    private final int code;

    State(int code) {
      this.code = code;
    }

    /// The number under which the state is stored; never changes.
    int code() {
      return code;
    }

    static State ofCode(int code) {
      for (State state : values()) {
        if (state.code == code) {
          return state;
        }
      }
      throw new IllegalArgumentException("state: " + code + " (expected: 1 to 3)");
    }
  }

  /// Aggregates of an erasure.
  ///
  /// @param found that belong to the subject, as far as was searched
  /// @param erased of these, gone from this service
  /// @param delivered of these, acknowledged by the next hop too
  record Counts(long found, long erased, long delivered) {}
}

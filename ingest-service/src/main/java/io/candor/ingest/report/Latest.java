package io.candor.ingest.report;

import org.jspecify.annotations.Nullable;

/// One field of a state while events are folded in ascending precedence: the last that names the
/// field wins, but an open snapshot never beats a closed one, however late it was taken. Not
/// thread-safe; lives inside one fold.
public final class Latest<T> {

  /// What kind of event names the field.
  public enum Source {
    /// A conversation's snapshot without a close time.
    OPEN_SNAPSHOT,
    /// A conversation's snapshot with a close time.
    CLOSED_SNAPSHOT,
    /// Any other event.
    OTHER
  }

  private @Nullable T last;
  private @Nullable T lastNotOpen;
  private boolean closedNamed;

  /// Offers what the next event says of the field; `null` when it does not name it.
  public void offer(@Nullable T value, Source source) {
    if (value == null) {
      return;
    }
    last = value;
    if (source != Source.OPEN_SNAPSHOT) {
      lastNotOpen = value;
    }
    closedNamed |= source == Source.CLOSED_SNAPSHOT;
  }

  /// Offers what an event other than a conversation's snapshot says.
  public void offer(@Nullable T value) {
    offer(value, Source.OTHER);
  }

  /// The value of the field; `null` when no event named it.
  public @Nullable T value() {
    // The comparison is made per field, as a whole, so that it does not depend on a chain of pairs:
    // closed beats open, open may beat a turn, a turn may beat closed.
    return closedNamed ? lastNotOpen : last;
  }
}

package io.candor.ingest.report;

import java.time.Instant;
import java.util.Comparator;

/// The order of events about the same thing: the larger one wins, field by field. Total, and the
/// same wherever and whenever it is asked, so that the order of arrival does not matter.
///
/// @param time the event time, else the latest time inside the body, else [#SINCE_EVER]
/// @param eventId decides between equal times, compared by code point
public record Precedence(Instant time, String eventId) implements Comparable<Precedence> {

  /// Of an event that tells no time at all: older than every other.
  public static final Instant SINCE_EVER = Instant.MIN;

  private static final Comparator<Precedence> ORDER =
      Comparator.comparing(Precedence::time)
          .thenComparing(Precedence::eventId, Precedence::compareCodePoints);

  @Override
  public int compareTo(Precedence other) {
    return ORDER.compare(this, other);
  }

  /// String.compareTo orders by UTF-16 unit, which differs from every other language beyond U+FFFF.
  private static int compareCodePoints(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      int a = left.codePointAt(i);
      int b = right.codePointAt(j);
      if (a != b) {
        return Integer.compare(a, b);
      }
      i += Character.charCount(a);
      j += Character.charCount(b);
    }
    return Integer.compare(left.length() - i, right.length() - j);
  }
}

package io.candor.kit.relay;

import java.time.Instant;
import java.util.List;

/// Where a page of dead letters ended: the park time, in microseconds, and the record's id.
///
/// @param parkTime the last one's park time; the epoch for the first page
/// @param id the last one's id; empty names for the first page
public record DeadLetterCursor(Instant parkTime, DeadLetter.Id id) {

  private static final String SEPARATOR = "\n";

  /// Reads a cursor of [#page]; an empty one stands before everything.
  public static DeadLetterCursor parse(String cursor) {
    if (cursor.isEmpty()) {
      return new DeadLetterCursor(Instant.EPOCH, new DeadLetter.Id("", ""));
    }
    String[] parts = cursor.split(SEPARATOR, 3);
    return new DeadLetterCursor(Instant.parse(parts[0]), new DeadLetter.Id(parts[1], parts[2]));
  }

  /// The page of what was read with a limit of one more than the page's size.
  public static DeadLetters.Page page(List<DeadLetter> found, int pageSize) {
    if (found.size() <= pageSize) {
      return new DeadLetters.Page(List.copyOf(found), "");
    }
    DeadLetter last = found.get(pageSize - 1);
    return new DeadLetters.Page(
        List.copyOf(found.subList(0, pageSize)),
        String.join(SEPARATOR, last.parkTime().toString(), last.id().hop(), last.id().key()));
  }
}

package io.candor.ingest.producer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/// How a producer reports: the hours in which something came. Pure.
///
/// The usual interval is the longest pause of a usual week: of each of the weeks before the last
/// event the longest pause that ended in it, of these the median. So nights and week-ends are no
/// silence of someone who works by day, and one outage does not make outages usual.
///
/// @param hours beginnings of hours
record Rhythm(NavigableSet<Instant> hours) {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration HOUR = Duration.ofHours(1);

  /// The usual interval; empty when fewer than half of the weeks have a pause to tell it from.
  ///
  /// @param weeks how many weeks before the last event are looked at
  Optional<Duration> usualInterval(int weeks) {
    TreeMap<Long, Duration> longest = new TreeMap<>();
    Instant last = hours.last();
    Instant before = null;
    for (Instant hour : hours) {
      if (before != null) {
        long back = Duration.between(hour, last).dividedBy(WEEK);
        if (back < weeks) {
          longest.merge(
              back, Duration.between(before, hour), (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
      }
      before = hour;
    }
    if (2 * longest.size() < weeks) {
      return Optional.empty();
    }
    List<Duration> sorted = new ArrayList<>(longest.values());
    Collections.sort(sorted);
    // Of an even number the longer one: rather late than wrong.
    return Optional.of(sorted.get(sorted.size() / 2));
  }

  /// The silences up to a moment, given those that are known.
  ///
  /// @param known the oldest first; only the last may still last
  /// @param factor how many usual intervals are a silence
  List<Silence> silences(List<Silence> known, int weeks, int factor, Instant now) {
    List<Silence> silences = new ArrayList<>(known);
    if (!silences.isEmpty() && silences.getLast().endTime().isEmpty()) {
      Silence open = silences.getLast();
      Instant again = hours.higher(open.lastEventTime());
      if (again == null) {
        return silences;
      }
      silences.set(silences.size() - 1, open.endedAt(again));
    }
    Instant last = hours.last();
    usualInterval(weeks)
        .ifPresent(
            usual -> {
              // An event may have come as late as at the end of its hour.
              Instant start = last.plus(HOUR).plus(usual.multipliedBy(factor));
              if (!start.isAfter(now)) {
                silences.add(new Silence(last, usual, start, Optional.empty()));
              }
            });
    return silences;
  }
}

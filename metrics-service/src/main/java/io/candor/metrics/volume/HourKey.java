package io.candor.metrics.volume;

import java.util.Comparator;

/// The grain at which verbatims are counted for the online detector.
///
/// @param hour hours since 1970-01-01T00:00Z of the hour in which the words were written
/// @param area product area; empty when unknown
/// @param theme theme; empty when none was found
/// @param segment segment of the account; `UNSPECIFIED` when unknown
public record HourKey(long hour, String area, String theme, String segment)
    implements Comparable<HourKey> {
  private static final Comparator<HourKey> ORDER =
      Comparator.comparingLong(HourKey::hour)
          .thenComparing(HourKey::area)
          .thenComparing(HourKey::theme)
          .thenComparing(HourKey::segment);

  @Override
  public int compareTo(HourKey other) {
    return ORDER.compare(this, other);
  }
}

package io.candor.metrics.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What is known of an account over time.
///
/// @param accountId the producer's id
/// @param revision revision of the fact
/// @param versions every known state, by start, oldest first
public record AccountHistory(String accountId, long revision, List<Version> versions) {

  /// The name of a segment that is not known.
  public static final String UNSPECIFIED = "UNSPECIFIED";

  public AccountHistory {
    versions = List.copyOf(versions);
  }

  /// The state from one instant until the next version's start.
  ///
  /// @param startTime from when on it is true; empty: since ever
  /// @param segment name of the segment; `UNSPECIFIED` when unknown
  /// @param plan the plan's id; empty when unknown
  /// @param arrCurrency ISO 4217 code; empty when the revenue is unknown
  /// @param arrMicros annual recurring revenue in millionths of the currency's unit; 0 when unknown
  /// @param renewalDate the day the contract renews
  /// @param lifecycleStage name of the stage; `UNSPECIFIED` when unknown
  public record Version(
      Optional<Instant> startTime,
      String segment,
      String plan,
      String arrCurrency,
      long arrMicros,
      Optional<LocalDate> renewalDate,
      String lifecycleStage) {}

  /// The state at an instant; when that is before everything known, the earliest known.
  /// Empty only for an account without versions.
  public Optional<Version> at(Instant instant) {
    Optional<Version> state = Optional.empty();
    for (Version version : versions) {
      boolean begun = version.startTime().filter(start -> start.isAfter(instant)).isEmpty();
      if (begun || state.isEmpty()) {
        state = Optional.of(version);
      }
    }
    return state;
  }

  /// The segments over time: accounts with equal ones cut facts alike.
  List<SegmentStart> segments() {
    return versions.stream()
        .map(version -> new SegmentStart(version.startTime(), version.segment()))
        .toList();
  }

  /// From when on an account is in a segment.
  record SegmentStart(Optional<Instant> startTime, String segment) {}

  /// The segment at an instant; when none was told until then, the earliest that was told.
  public String segmentAt(Instant instant) {
    return at(instant)
        .map(Version::segment)
        .filter(segment -> !segment.equals(UNSPECIFIED))
        .orElseGet(this::earliestSegment);
  }

  private String earliestSegment() {
    return versions.stream()
        .map(Version::segment)
        .filter(segment -> !segment.equals(UNSPECIFIED))
        .findFirst()
        .orElse(UNSPECIFIED);
  }
}

package io.candor.alert.finding;

import java.util.List;

/// The accounts behind a finding.
///
/// @param segments by segment, enterprise first; segments without an account are left out
/// @param affectedArrUnits annual recurring revenue of all of them, in whole units of the
///     workspace's currency
public record Impact(List<SegmentImpact> segments, long affectedArrUnits) {
  /// Accounts whose revenue is not known.
  public Impact(List<SegmentImpact> segments) {
    this(segments, 0);
  }

  public Impact {
    segments = List.copyOf(segments);
  }

  /// How many accounts are behind the finding, of all segments.
  public long accountCount() {
    return segments.stream().mapToLong(SegmentImpact::accountCount).sum();
  }

  /// The accounts of one segment.
  ///
  /// @param segment the size class
  /// @param accountCount how many accounts, at least 1
  /// @param arrShare their share of the segment's annual recurring revenue, 0 to 1
  public record SegmentImpact(Segment segment, int accountCount, double arrShare) {}
}

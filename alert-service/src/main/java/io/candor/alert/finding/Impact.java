package io.candor.alert.finding;

import java.util.List;

/// The accounts behind a finding.
///
/// @param segments by segment, enterprise first; segments without an account are left out
public record Impact(List<SegmentImpact> segments) {
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

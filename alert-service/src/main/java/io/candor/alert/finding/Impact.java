package io.candor.alert.finding;

import java.util.List;

/// The accounts behind a finding, and why their customers complain.
///
/// @param segments by segment, enterprise first; segments without an account are left out
/// @param affectedArrUnits annual recurring revenue of all of them, in whole units of the
///     workspace's currency
/// @param priority affected revenue × severity × growth; ranks findings
/// @param rootCauses why the low verbatims of the latest week complain, the most frequent first
public record Impact(
    List<SegmentImpact> segments,
    long affectedArrUnits,
    double priority,
    List<RootCauseShare> rootCauses) {
  /// Accounts whose revenue is not known.
  public Impact(List<SegmentImpact> segments) {
    this(segments, 0, 0, List.of());
  }

  public Impact {
    segments = List.copyOf(segments);
    rootCauses = List.copyOf(rootCauses);
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

  /// The low verbatims that complain for one reason.
  ///
  /// @param rootCause `PRODUCT_BUG` …, `UNKNOWN` for those that tell none; names that this service
  ///     does not know may occur
  /// @param verbatimCount how many, at least 1
  /// @param share their share of those of which it was assessed, 0 to 1
  public record RootCauseShare(String rootCause, long verbatimCount, double share) {}
}

package io.candor.metrics.review;

/// The way of packs to alerting: a hop of its own, so that a large pack does not hold up a finding.
final class ReviewHop {
  static final String NAME = "alert-review";

  private ReviewHop() {}
}

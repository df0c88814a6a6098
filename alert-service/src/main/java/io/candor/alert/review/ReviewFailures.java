package io.candor.alert.review;

import io.candor.alert.failure.AlertReason;
import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;

/// The failures that callers of this feature are told about.
final class ReviewFailures {
  private ReviewFailures() {}

  static CandorException reviewNotFound(String workspace, String id) {
    return CandorException.of(AlertReason.REVIEW_NOT_FOUND)
        .message("There is no such review")
        .resource("Review", new ResourceName(workspace, "reviews", id).toString())
        .build();
  }

  static CandorException itemNotFound(String workspace, String id) {
    return CandorException.of(AlertReason.ACTION_ITEM_NOT_FOUND)
        .message("There is no such action item")
        .resource("ActionItem", new ResourceName(workspace, "actionItems", id).toString())
        .build();
  }

  static CandorException stale(long revision) {
    return CandorException.of(AlertReason.ETAG_MISMATCH)
        .message("The resource has changed since it was read")
        .metadata("etag", Long.toString(revision))
        .build();
  }
}

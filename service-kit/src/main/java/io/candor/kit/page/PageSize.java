package io.candor.kit.page;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;

/// The size of a page, in items.
public final class PageSize {
  private PageSize() {}

  /// The size to use: `defaultSize` for 0, `maxSize` for more than that.
  ///
  /// @throws CandorException with reason `PAGE_SIZE_INVALID` if it is negative
  public static int clamp(int requested, int defaultSize, int maxSize) {
    if (requested < 0) {
      throw CandorException.of(KitReason.PAGE_SIZE_INVALID)
          .message("page_size: " + requested + " (expected: >= 0)")
          .field("page_size", "must be >= 0")
          .build();
    }
    return requested == 0 ? defaultSize : Math.min(requested, maxSize);
  }
}

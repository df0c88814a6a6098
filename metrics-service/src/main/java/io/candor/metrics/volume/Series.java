package io.candor.metrics.volume;

import java.util.Optional;

/// What a volume is tested of: a theme in an area, or that in one segment.
public record Series(String area, String theme, Optional<String> segment) {

  /// The same theme and area over all segments.
  Series parent() {
    return new Series(area, theme, Optional.empty());
  }
}

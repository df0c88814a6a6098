package io.candor.cli;

import java.util.Optional;

/// Tells people how to go on behind a page.
public final class Pages {
  private Pages() {}

  /// A last line when there is more; nothing on the last page.
  public static Optional<String> note(String nextPageToken) {
    return nextPageToken.isEmpty()
        ? Optional.empty()
        : Optional.of("There is more: add --page-token " + nextPageToken);
  }
}

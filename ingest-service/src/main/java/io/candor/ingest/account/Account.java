package io.candor.ingest.account;

import java.util.List;

/// A paying organisation with its history.
///
/// @param versions by start, oldest first; at least one
public record Account(String accountId, List<AccountVersion> versions) {

  /// Checks that there is a version.
  public Account {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("versions: 0 (expected: >= 1)");
    }
  }

  /// What is true now.
  public AccountState state() {
    return versions.getLast().state();
  }
}

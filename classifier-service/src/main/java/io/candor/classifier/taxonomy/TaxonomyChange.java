package io.candor.classifier.taxonomy;

import java.time.Instant;

/// One step in a taxonomy's history.
///
/// @param version the version that it made
/// @param kind what was done
/// @param time when
/// @param actor who: a person as the caller names them, or [#SYSTEM]
/// @param reason why, in the actor's words; may be empty
/// @param summary what was done, in a sentence that names the ids
public record TaxonomyChange(
    long version, Kind kind, Instant time, String actor, String reason, String summary) {
  /// The actor of what the service does by itself.
  public static final String SYSTEM = "candor";

  /// What was done.
  public enum Kind {
    /// The workspace got its first taxonomy.
    STARTED,
    /// The system found a theme.
    FOUND,
    /// A theme that the system found has grown.
    GREW,
    /// People edited it.
    EDITED,
    /// The whole taxonomy was replaced by an import.
    IMPORTED,
    /// People told the right labels of texts.
    CORRECTED
  }
}

package io.candor.classifier.policy;

import java.time.Instant;
import java.util.List;

/// A canonical document with what it asserts, at one version.
///
/// @param id its id in the workspace
/// @param version from 1, one more with every change
/// @param title for people
/// @param markdown its text; empty when only assertions are kept
/// @param assertions what it asserts, in its order
/// @param createTime when this version was made
/// @param author who made it, as they said
/// @param reason why, as they said
public record PolicyDocument(
    String id,
    long version,
    String title,
    String markdown,
    List<Assertion> assertions,
    Instant createTime,
    String author,
    String reason) {

  public PolicyDocument {
    assertions = List.copyOf(assertions);
  }

  /// Whether it says the same, whoever wrote it and when.
  boolean saysSame(PolicyDocument other) {
    return title.equals(other.title)
        && markdown.equals(other.markdown)
        && assertions.equals(other.assertions);
  }
}

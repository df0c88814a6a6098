package io.candor.classifier.qa;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation as its fact says it is.
///
/// @param key of its record
/// @param revision of the fact
/// @param closeTime absent while it is open
/// @param ofBot whether a bot was in charge
/// @param archetype its ticket type
/// @param escalated whether a human was involved
/// @param findings what the checks found
public record QaSubject(
    String key,
    long revision,
    @Nullable Instant closeTime,
    boolean ofBot,
    String archetype,
    boolean escalated,
    List<QaFinding> findings) {
  public QaSubject {
    findings = List.copyOf(findings);
  }
}

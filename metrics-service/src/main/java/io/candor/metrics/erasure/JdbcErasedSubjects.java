package io.candor.metrics.erasure;

import io.candor.kit.relay.JdbcOutbox;
import io.candor.kit.resource.ResourceName;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/// Hands erased subjects over in the transaction that erases them. Thread-safe.
@Singleton
public final class JdbcErasedSubjects {
  // An evaluation may have read its facts before the erasure is committed, on a replica whose clock
  // is ahead: far more than both together, and short for somebody who comes again.
  private static final Duration STALE = Duration.ofMinutes(5);

  private final JdbcOutbox outbox;
  private final Clock clock;

  JdbcErasedSubjects(JdbcOutbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /// Tells alerting that nothing is left of these.
  public void handOver(Connection connection, String workspace, Collection<ResourceName> subjects) {
    if (subjects.isEmpty()) {
      return;
    }
    Instant until = clock.instant().plus(STALE);
    outbox.enqueue(
        connection,
        workspace,
        ErasedSubjectHop.NAME,
        subjects.stream().map(subject -> ErasedSubjectProtos.entry(subject, until)).toList());
  }
}

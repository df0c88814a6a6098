package io.candor.alert.incident;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Times as PostgreSQL takes them.
final class Times {
  private Times() {}

  static OffsetDateTime toRow(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}

package io.candor.ingest.event;

/// What became of a checked event.
public enum IntakeOutcome {
  /// Durable from now on.
  ACCEPTED,
  /// Its id is there with the same content.
  DUPLICATE,
  /// Its id is there with other content; nothing was changed.
  CONFLICT
}

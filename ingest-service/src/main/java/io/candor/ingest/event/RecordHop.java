package io.candor.ingest.event;

/// The way out on which states leave this service.
public final class RecordHop {

  /// Its name in the outbox: the receiving service.
  public static final String NAME = "classifier";

  private RecordHop() {}
}

package io.candor.cli.importer;

import io.candor.ingest.v1.Event;

/// An event on its way, with the line that it came from.
///
/// @param line where it stands in its file, from 1
/// @param original the bytes of the line, for the reject file
record Submission(long line, byte[] original, Event event) {
  /// About what it occupies in memory while it waits for its answer.
  long bytes() {
    return original.length + (long) event.getSerializedSize();
  }
}

package io.candor.cli.importer;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The events of a file, one by one, in the order of the file. Not thread-safe.
interface EventSource extends Closeable {
  /// The next entry, or null at the end. What a [Refused] writes is gone once the next entry is
  /// read.
  ///
  /// @throws IOException when the rest of the file cannot be read, for example of a damaged archive
  @Nullable Entry next() throws IOException;

  /// The line to be written above the refused ones, so that they can be imported again; empty for
  /// none.
  String header();

  /// One entry of the file.
  sealed interface Entry {}

  record Parsed(Submission submission) implements Entry {}

  /// @param original writes the entry as it stands in the file
  record Refused(long line, RejectFile.LineWriter original, Refusal refusal) implements Entry {}
}

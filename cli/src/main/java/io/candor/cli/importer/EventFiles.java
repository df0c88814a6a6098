package io.candor.cli.importer;

import io.candor.ingest.v1.Event;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// Reads event files for commands that look at them and send nothing.
public final class EventFiles {
  private EventFiles() {}

  /// Hands on every event of a file, in its order.
  ///
  /// @param file one event a line, compressed or not; `-` is standard input
  /// @return how many lines are no events
  public static long each(String file, InputStream standardInput, Consumer<Event> events)
      throws IOException {
    long refused = 0;
    try (JsonLines lines = new JsonLines(Inputs.open(file, standardInput).text())) {
      for (EventSource.Entry entry = lines.next(); entry != null; entry = lines.next()) {
        switch (entry) {
          case EventSource.Parsed parsed -> events.accept(parsed.submission().event());
          case EventSource.Refused ignored -> refused++;
        }
      }
    }
    return refused;
  }
}

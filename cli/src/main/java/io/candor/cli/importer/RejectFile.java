package io.candor.cli.importer;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Keeps refused lines exactly as they came, and beside them a list of reasons with the line
/// numbers of the input; entry n of the list speaks of line n of the reject file. Both files are
/// made when the first line is refused. Safe for use by several threads.
final class RejectFile implements Closeable {
  private final Path path;
  private final byte[] header;
  private @Nullable OutputStream lines;
  private @Nullable OutputStream reasons;

  /// @param header the first line of the reject file, so that it can be imported again; empty for
  ///     none
  RejectFile(Path path, String header) {
    this.path = path;
    this.header = header.getBytes(StandardCharsets.UTF_8);
  }

  Path path() {
    return path;
  }

  Path reasonsPath() {
    return path.resolveSibling(path.getFileName() + ".reasons.txt");
  }

  /// @param line where the line stands in the input, from 1
  synchronized void add(long line, byte[] original, Refusal refusal) throws IOException {
    add(line, out -> out.write(original), refusal);
  }

  /// The same for a line that is too long to be held: its bytes are written by the caller.
  synchronized void add(long line, LineWriter original, Refusal refusal) throws IOException {
    OutputStream lineOut = lines;
    OutputStream reasonOut = reasons;
    if (lineOut == null || reasonOut == null) {
      lineOut = new BufferedOutputStream(Files.newOutputStream(path));
      reasonOut = new BufferedOutputStream(Files.newOutputStream(reasonsPath()));
      lines = lineOut;
      reasons = reasonOut;
      if (header.length > 0) {
        lineOut.write(header);
        lineOut.write('\n');
      }
    }
    original.write(lineOut);
    lineOut.write('\n');
    reasonOut.write(
        "line %d: %s%n".formatted(line, refusal.text()).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void close() throws IOException {
    if (lines != null && reasons != null) {
      lines.close();
      reasons.close();
    }
  }

  /// Writes the bytes of one line, without a line feed.
  interface LineWriter {
    void write(OutputStream out) throws IOException;
  }
}

package io.candor.cli.importer;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// Splits a byte stream into lines without ever holding more than one maximal line.
final class LineReader implements Closeable {
  private final InputStream in;
  private final int maxLineBytes;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int limit;
  private long lineNumber;
  private boolean insideLongLine;

  LineReader(InputStream in, int maxLineBytes) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
  }

  /// @param number from 1
  /// @param bytes the line without its line feed; of a line that is too long only the first part
  /// @param complete false when the line is longer than the maximum
  record Line(long number, byte[] bytes, boolean complete) {}

  /// The next line, or null at the end. What is left of a line that was too long is passed over.
  @Nullable Line next() throws IOException {
    if (insideLongLine) {
      copyRest(OutputStream.nullOutputStream());
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    boolean any = false;
    while (fill()) {
      any = true;
      int end = lineFeed();
      int length = Math.min(end - position, maxLineBytes - line.size());
      line.write(buffer, position, length);
      position += length;
      if (position < end) {
        insideLongLine = true;
        return new Line(++lineNumber, line.toByteArray(), false);
      }
      if (end < limit) {
        position++;
        return new Line(++lineNumber, line.toByteArray(), true);
      }
    }
    return any ? new Line(++lineNumber, line.toByteArray(), true) : null;
  }

  /// Copies what is left of a line that was too long, without its line feed.
  void copyRest(OutputStream out) throws IOException {
    while (insideLongLine && fill()) {
      int end = lineFeed();
      out.write(buffer, position, end - position);
      insideLongLine = end == limit;
      position = insideLongLine ? end : end + 1;
    }
    insideLongLine = false;
  }

  private boolean fill() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.read(buffer));
    }
    return position < limit;
  }

  private int lineFeed() {
    int end = position;
    while (end < limit && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

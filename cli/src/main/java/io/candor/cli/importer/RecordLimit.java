package io.candor.cli.importer;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Ends reading when one CSV record grows without end, as behind a quote that is never closed.
final class RecordLimit extends FilterReader {
  private final int maxChars;
  private int left;

  RecordLimit(Reader in, int maxChars) {
    super(in);
    this.maxChars = maxChars;
    this.left = maxChars;
  }

  /// To be called before each record.
  void nextRecord() {
    left = maxChars;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    count(c < 0 ? 0 : 1);
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int chars) throws IOException {
    left -= chars;
    if (left < 0) {
      throw new IOException(
          "a record is longer than %,d characters (is a quote not closed?)".formatted(maxChars));
    }
  }
}

package io.candor.cli.importer;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Events as lines of JSON. Blank lines are passed over.
final class JsonLines implements EventSource {
  /// The longest line that is read; longer ones are refused unread. No event needs as much: texts
  /// end at 64 KiB.
  static final int MAX_LINE_BYTES = 4 * 1024 * 1024;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final LineReader lines;

  JsonLines(InputStream in) {
    this.lines = new LineReader(in, MAX_LINE_BYTES);
  }

  @Override
  public @Nullable Entry next() throws IOException {
    for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
      if (!line.complete()) {
        return tooLong(line);
      }
      byte[] bytes = line.bytes();
      try {
        String text = Utf8.decode(bytes);
        if (line.number() == 1 && text.startsWith(BYTE_ORDER_MARK)) {
          text = text.substring(1);
        }
        if (!text.isBlank()) {
          return new Parsed(new Submission(line.number(), bytes, EventParser.parse(text)));
        }
      } catch (EventFormatException e) {
        return new Refused(line.number(), out -> out.write(bytes), Refusal.of(e));
      }
    }
    return null;
  }

  private Entry tooLong(LineReader.Line line) {
    return new Refused(
        line.number(),
        out -> {
          out.write(line.bytes());
          lines.copyRest(out);
        },
        new Refusal("", "longer than %,d bytes".formatted(MAX_LINE_BYTES)));
  }

  @Override
  public String header() {
    return "";
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

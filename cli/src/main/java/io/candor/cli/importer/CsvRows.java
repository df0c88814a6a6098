package io.candor.cli.importer;

import io.candor.ingest.v1.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Events as rows of a CSV file (RFC 4180) whose first row names the columns.
final class CsvRows implements EventSource {
  private static final int MAX_RECORD_CHARS = 1024 * 1024;

  // A code point that no text may hold: it marks what was no UTF-8, so that the row can be refused
  // alone.
  private static final String BROKEN = "\uFFFF";

  private final RecordLimit limit;
  private final CSVParser parser;
  private final CSVFormat format;
  private final Iterator<CSVRecord> records;
  private final CsvEvents events;

  /// @throws IOException when the file cannot be read
  /// @throws IllegalArgumentException with a text for people when the columns do not fit the
  ///     options
  CsvRows(InputStream in, CsvOptions options) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(BROKEN);
    this.limit = new RecordLimit(new InputStreamReader(in, decoder), MAX_RECORD_CHARS);
    this.format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(options.separator())
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setRecordSeparator('\n')
            .get();
    this.parser = CSVParser.builder().setReader(limit).setFormat(format).get();
    this.records = parser.iterator();
    List<String> headers = parser.getHeaderNames();
    Map<String, String> columns = options.resolve(headers);
    this.events = new CsvEvents(options, columns);
  }

  @Override
  public @Nullable Entry next() throws IOException {
    CSVRecord row;
    try {
      limit.nextRecord();
      if (!records.hasNext()) {
        return null;
      }
      row = records.next();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    // One line per record is the rule; a record with line breaks is named by its last line.
    long line = parser.getCurrentLineNumber();
    String text = format.format((Object[]) row.values());
    byte[] original = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (text.contains(BROKEN)) {
        throw new EventFormatException("", "not valid UTF-8");
      }
      if (!row.isConsistent()) {
        throw new EventFormatException(
            "", "%d cells (expected: %d)".formatted(row.size(), parser.getHeaderNames().size()));
      }
      Event event = events.event(row);
      return new Parsed(new Submission(line, original, event));
    } catch (EventFormatException e) {
      return new Refused(line, out -> out.write(original), Refusal.of(e));
    }
  }

  @Override
  public String header() {
    return format.format(parser.getHeaderNames().toArray());
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}

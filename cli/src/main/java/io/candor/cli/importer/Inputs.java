package io.candor.cli.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Opens the files of an import. Whether a file is compressed is told by its first bytes, not by
/// its name.
final class Inputs {
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int BUFFER_BYTES = 64 * 1024;

  private Inputs() {}

  /// @param bytes counts what has been read of the file itself
  record Input(InputStream text, CountingInputStream bytes, long size) {}

  /// Opens a file; `-` is standard input, whose size is not known (0).
  static Input open(String file, InputStream standardInput) throws IOException {
    boolean standard = file.equals("-");
    CountingInputStream bytes =
        new CountingInputStream(standard ? standardInput : Files.newInputStream(Path.of(file)));
    InputStream buffered = new BufferedInputStream(bytes, BUFFER_BYTES);
    buffered.mark(2);
    int first = buffered.read();
    int second = buffered.read();
    buffered.reset();
    boolean compressed = first >= 0 && second >= 0 && (first << 8 | second) == GZIP_MAGIC;
    InputStream text = compressed ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
    return new Input(text, bytes, standard ? 0 : Files.size(Path.of(file)));
  }

  /// The file's name without `.gz` and without its kind: `events` of `/data/events.jsonl.gz`.
  static String baseName(String file) {
    String name = file.equals("-") ? "stdin" : String.valueOf(Path.of(file).getFileName());
    return name.replaceFirst("\\.gz$", "").replaceFirst("\\.(jsonl|ndjson|json|csv)$", "");
  }

  /// Whether the name says that the file holds comma-separated values.
  static boolean isCsv(String file) {
    return file.replaceFirst("\\.gz$", "").endsWith(".csv");
  }
}

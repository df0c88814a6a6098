package io.candor.kit.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A directory whose files are secrets: the file `jdbc.app.password` is the property
/// `candor.jdbc.app.password`, its content without surrounding white space the value.
///
/// Absent directory: no secrets. Hidden files are left out (Kubernetes keeps its links in them).
public final class SecretFiles {
  /// Where a directory is looked for if none is configured.
  public static final Path DEFAULT_DIRECTORY = Path.of("/run/secrets/candor");

  private static final String PREFIX = "candor.";

  private final Path directory;

  /// @param directory need not exist
  public SecretFiles(Path directory) {
    this.directory = directory;
  }

  /// All secrets as properties, read now.
  public Map<String, Object> properties() {
    Map<String, Object> properties = new TreeMap<>();
    if (!Files.isDirectory(directory)) {
      return properties;
    }
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .forEach(file -> properties.put(PREFIX + file.getFileName(), read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("The secrets in " + directory + " cannot be listed", e);
    }
    return properties;
  }

  /// The present value of one secret, read now; empty if there is no such file.
  public Optional<String> find(String property) {
    if (!property.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Path file = directory.resolve(property.substring(PREFIX.length()));
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The secret " + file + " cannot be read", e);
    }
  }
}

package io.candor.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells clients on this machine that the suite is ready, and where: process, data directory and
/// ports, as JSON.
final class RunFile implements AutoCloseable {
  private final @Nullable Path path;

  private RunFile(@Nullable Path path) {
    this.path = path;
  }

  /// Writes the file in one step, so that nobody reads half of it.
  ///
  /// @param path null for none
  static RunFile write(@Nullable Path path, Path data, Ports ports) {
    if (path != null) {
      String portList =
          ports.byService().entrySet().stream()
              .map(port -> "\"%s\": %d".formatted(port.getKey(), port.getValue()))
              .collect(Collectors.joining(", "));
      String json =
          "{\"pid\": %d, \"data\": \"%s\", \"ports\": {%s}}%n"
              .formatted(
                  ProcessHandle.current().pid(),
                  data.toString().replace("\\", "\\\\").replace("\"", "\\\""),
                  portList);
      try {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Path half = path.resolveSibling(path.getFileName() + ".new");
        Files.writeString(half, json);
        Files.move(half, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new RunFile(path);
  }

  @Override
  public void close() {
    if (path != null) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

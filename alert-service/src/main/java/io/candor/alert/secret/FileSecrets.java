package io.candor.alert.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Secrets as files `{workspace}.{name}` in one directory, flat because that is how Kubernetes
/// mounts a Secret. A workspace id holds no dot, so no workspace can reach another's files.
/// Thread-safe.
public final class FileSecrets implements Secrets {
  private static final Pattern WORKSPACE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
  // A signing secret has at most 94 characters, a URL 2,048.
  private static final int MAX_BYTES = 4096;

  private final Path directory;

  /// Reads the files of this directory, which need not exist.
  public FileSecrets(Path directory) {
    this.directory = directory;
  }

  @Override
  public Optional<String> find(String workspace, String name) {
    if (!WORKSPACE.matcher(workspace).matches() || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(directory.resolve(workspace + "." + name))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      String secret = new String(bytes, StandardCharsets.UTF_8).strip();
      return secret.isEmpty() || bytes.length > MAX_BYTES ? Optional.empty() : Optional.of(secret);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a secret of receivers", e);
    }
  }
}

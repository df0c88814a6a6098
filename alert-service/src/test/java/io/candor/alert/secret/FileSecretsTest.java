package io.candor.alert.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A workspace reads its own secrets and nothing else.
class FileSecretsTest {
  @TempDir private Path directory;
  private FileSecrets secrets;

  @BeforeEach
  void put() throws IOException {
    Files.writeString(directory.resolve("default.hook"), "  value\n");
    Files.writeString(directory.resolve("other.hook"), "foreign");
    Files.writeString(directory.resolve("plain"), "stray");
    Files.writeString(directory.resolve("default.empty"), "\n");
    secrets = new FileSecrets(directory);
  }

  @Test
  void found_withoutSurroundingSpace_readAgainEachTime() throws IOException {
    assertThat(secrets.find("default", "hook")).contains("value");
    Files.writeString(directory.resolve("default.hook"), "rotated");
    assertThat(secrets.find("default", "hook")).contains("rotated");
  }

  @Test
  void absent() {
    assertThat(secrets.find("default", "nothing")).isEmpty();
    assertThat(secrets.find("default", "empty")).isEmpty();
    assertThat(new FileSecrets(directory.resolve("gone")).find("default", "hook")).isEmpty();
  }

  @Test
  void neverOutsideTheWorkspace() {
    assertThat(secrets.find("default", "../other.hook")).isEmpty();
    assertThat(secrets.find("default", "x/../../other.hook")).isEmpty();
    assertThat(secrets.find("", "plain")).isEmpty();
    assertThat(secrets.find("other.hook/..", "x")).isEmpty();
    assertThat(secrets.find("DEFAULT", "hook")).isEmpty();
    assertThat(secrets.find("default", "hook\u0000")).isEmpty();
  }
}

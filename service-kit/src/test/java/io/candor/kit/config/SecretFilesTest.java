package io.candor.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
  @TempDir Path directory;

  @Test
  void files_areProperties() throws Exception {
    Files.writeString(directory.resolve("jdbc.app.password"), "s3cret\n");
    Files.writeString(directory.resolve("..data"), "kubernetes' own");

    assertThat(new SecretFiles(directory).properties())
        .containsExactly(java.util.Map.entry("candor.jdbc.app.password", "s3cret"));
  }

  @Test
  void changedFile_isReadAgain() throws Exception {
    SecretFiles secrets = new SecretFiles(directory);
    assertThat(secrets.find("candor.jdbc.app.password")).isEmpty();

    Files.writeString(directory.resolve("jdbc.app.password"), "one");
    assertThat(secrets.find("candor.jdbc.app.password")).contains("one");

    Files.writeString(directory.resolve("jdbc.app.password"), "two");
    assertThat(secrets.find("candor.jdbc.app.password")).contains("two");
  }

  @Test
  void absentDirectory_holdsNothing() {
    assertThat(new SecretFiles(directory.resolve("absent")).properties()).isEmpty();
  }
}

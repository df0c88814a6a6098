package io.candor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortsTest {
  @TempDir Path directory;

  @Test
  void free_portsAreDistinct() {
    assertThat(Ports.free().byService().values()).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void runFile_tellsPortsAndGoesWithTheSuite() throws IOException {
    Path path = directory.resolve("state").resolve("run.json");
    Ports ports = Ports.free();

    RunFile runFile = RunFile.write(path, Path.of("/some \"data\""), ports);

    JsonObject written = JsonParser.parseString(Files.readString(path)).getAsJsonObject();
    assertThat(written.get("pid").getAsLong()).isEqualTo(ProcessHandle.current().pid());
    assertThat(written.get("data").getAsString()).isEqualTo("/some \"data\"");
    assertThat(written.getAsJsonObject("ports").get("metrics").getAsInt())
        .isEqualTo(ports.of("metrics"));
    runFile.close();
    assertThat(path).doesNotExist();
  }
}

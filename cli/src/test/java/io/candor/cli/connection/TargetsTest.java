package io.candor.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TargetsTest {
  @TempDir Path directory;

  @Test
  void parse_host_takesTheDefaultPorts() {
    Targets targets = Targets.parse(List.of("candor.example"));

    assertThat(targets.address(Service.INGEST)).isEqualTo("candor.example:7401");
    assertThat(targets.address(Service.ALERT)).isEqualTo("candor.example:7404");
  }

  @Test
  void parse_hostAndPort_isOneAddressForAll() {
    Targets targets = Targets.parse(List.of("gate.example:443"));

    assertThat(targets.address(Service.METRICS)).isEqualTo("gate.example:443");
  }

  @Test
  void parse_oneService_leavesTheOthers() {
    Targets targets = Targets.parse(List.of("candor.example", "metrics=m.example:9000"));

    assertThat(targets.address(Service.METRICS)).isEqualTo("m.example:9000");
    assertThat(targets.address(Service.INGEST)).isEqualTo("candor.example:7401");
  }

  @Test
  void parse_unknownService_isRefused() {
    assertThatThrownBy(() -> Targets.parse(List.of("metric=m:1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown service 'metric'");
  }

  @Test
  void local_runFile_namesThePorts() throws IOException {
    Path runFile = directory.resolve("run.json");
    Files.writeString(runFile, "{\"pid\": 1, \"ports\": {\"ingest\": 40001, \"metrics\": 40003}}");

    Targets targets = Targets.local(runFile);

    assertThat(targets.address(Service.INGEST)).isEqualTo("127.0.0.1:40001");
    assertThat(targets.address(Service.METRICS)).isEqualTo("127.0.0.1:40003");
    assertThat(targets.address(Service.ALERT)).isEqualTo("127.0.0.1:7404");
  }

  @Test
  void local_noRunFile_takesTheDefaultPorts() throws IOException {
    assertThat(Targets.local(directory.resolve("none.json")).address(Service.CLASSIFIER))
        .isEqualTo("127.0.0.1:7402");
  }

  @Test
  void local_damagedRunFile_saysSo() throws IOException {
    Path runFile = directory.resolve("run.json");
    Files.writeString(runFile, "{");

    assertThatThrownBy(() -> Targets.local(runFile))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a run file");
  }
}

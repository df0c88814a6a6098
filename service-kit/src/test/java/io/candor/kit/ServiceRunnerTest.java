package io.candor.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.kit.config.ConfigException;
import io.candor.kit.jdbc.ProbeDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceRunnerTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path secrets;

  @Test
  void serviceWithScripts_needsItsDatabase() {
    assertThatThrownBy(() -> ServiceRunner.start("probe", Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("candor.jdbc.url");
  }

  @Test
  void missingRole_isNamed() {
    Map<String, Object> properties = new HashMap<>(ProbeDatabase.properties("probe"));
    properties.remove("candor.jdbc.app.password");
    properties.put("candor.jdbc.migrate-at-start", false);

    assertThatThrownBy(() -> ServiceRunner.start("probe", properties))
        .hasStackTraceContaining("candor.jdbc.app.password");
  }

  @Test
  void secretFile_isAProperty() throws Exception {
    Map<String, Object> properties = new HashMap<>(ProbeDatabase.properties("probe"));
    Object password = properties.remove("candor.jdbc.app.password");
    Files.writeString(secrets.resolve("jdbc.app.password"), password + "\n");
    properties.put("candor.secrets-dir", secrets);

    try (RunningService service = ServiceRunner.start("probe", properties)) {
      assertThat(service.port()).isPositive();
    }
  }

  @Test
  void strongerSource_wins() throws Exception {
    Files.writeString(secrets.resolve("probe.from-secret"), "secret");
    Files.writeString(secrets.resolve("probe.from-caller"), "secret");
    Map<String, Object> properties = new HashMap<>(ProbeDatabase.properties("probe"));
    properties.put("candor.secrets-dir", secrets);
    properties.put("candor.probe.from-caller", "caller");

    try (RunningService service = ServiceRunner.start("probe", properties)) {
      assertThat(service.context().getProperty("candor.probe.from-file", String.class))
          .contains("file");
      assertThat(service.context().getProperty("candor.probe.from-secret", String.class))
          .contains("secret");
      assertThat(service.context().getProperty("candor.probe.from-caller", String.class))
          .contains("caller");
    }
  }

  @Test
  void migrate_runsTwice() {
    Map<String, Object> properties = ProbeDatabase.properties("probe");

    ServiceRunner.migrate("probe", properties);
    ServiceRunner.migrate("probe", properties);

    try (RunningService service = ServiceRunner.start("probe", properties)) {
      assertThat(service.name()).isEqualTo("probe");
    }
  }

  @Test
  void migrate_fromManyReplicasAtOnce() {
    Map<String, Object> properties = ProbeDatabase.properties("crowd");
    // The scripts of another service in a database of their own.
    List<CompletableFuture<Void>> replicas =
        Stream.generate(
                () ->
                    CompletableFuture.runAsync(
                        () -> ServiceRunner.migrate("probe", properties),
                        Thread::startVirtualThread))
            .limit(8)
            .toList();

    assertThat(replicas).allSatisfy(replica -> assertThat(replica).succeedsWithin(MINUTE));
  }

  @Test
  void migrate_serviceWithoutPostgreSql_hasNothingToDo() {
    ServiceRunner.migrate("edge-probe", Map.of());
  }
}

package io.candor.alert.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.kit.config.ConfigException;
import io.micronaut.core.value.MapPropertyResolver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Defaults, every property name, and what is refused at start.
class ReceiversConfigTest {
  @Test
  void defaults_areSafe() {
    ReceiversConfig config = read(Map.of());
    assertThat(config).isEqualTo(ReceiversConfig.DEFAULT);
    assertThat(config.allowInternal()).isFalse();
  }

  @Test
  void everyProperty() {
    assertThat(
            read(
                Map.of(
                    "candor.alert.receivers.allow-internal", "true",
                    "candor.alert.receivers.ports", "443, 9443",
                    "candor.alert.receivers.secrets-dir", "/tmp/secrets",
                    "candor.alert.receivers.incident-url", "https://c.example.com/{incident}",
                    "candor.alert.receivers.max-attempts", "3",
                    "candor.alert.receivers.min-back-off", "2s",
                    "candor.alert.receivers.max-back-off", "5m")))
        .isEqualTo(
            new ReceiversConfig(
                true,
                Set.of(443, 9443),
                Path.of("/tmp/secrets"),
                "https://c.example.com/{incident}",
                3,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5)));
  }

  @Test
  void refused() {
    for (Map<String, Object> wrong :
        java.util.List.<Map<String, Object>>of(
            Map.of("candor.alert.receivers.ports", "https"),
            Map.of("candor.alert.receivers.ports", "70000"),
            Map.of("candor.alert.receivers.max-attempts", "0"),
            Map.of("candor.alert.receivers.min-back-off", "0s"),
            Map.of("candor.alert.receivers.max-back-off", "10ms"))) {
      assertThatThrownBy(() -> read(wrong))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("expected");
    }
  }

  private static ReceiversConfig read(Map<String, Object> properties) {
    return ReceiversConfig.from(new MapPropertyResolver(properties));
  }
}

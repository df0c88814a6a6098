package io.candor.kit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.kit.config.ConfigException;
import io.micronaut.core.value.MapPropertyResolver;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcConfigTest {
  private final Map<String, Object> properties = new HashMap<>();

  JdbcConfigTest() {
    properties.put("candor.jdbc.url", "jdbc:postgresql://localhost/ingest");
    for (String role : new String[] {"app", "relay"}) {
      properties.put("candor.jdbc." + role + ".username", "ingest_" + role);
      properties.put("candor.jdbc." + role + ".password", "secret");
    }
  }

  @Test
  void defaults() {
    JdbcConfig config = read();

    assertThat(config.appPoolSize()).isEqualTo(16);
    assertThat(config.relayPoolSize()).isEqualTo(4);
    assertThat(config.connectionTimeout()).isEqualTo(Duration.ofMillis(1_800));
  }

  @Test
  void names() {
    properties.put("candor.jdbc.app.pool-size", 7);
    properties.put("candor.jdbc.relay.pool-size", 2);
    properties.put("candor.jdbc.connection-timeout", Duration.ofSeconds(5));

    JdbcConfig config = read();

    assertThat(config.appPoolSize()).isEqualTo(7);
    assertThat(config.relayPoolSize()).isEqualTo(2);
    assertThat(config.connectionTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.app().username()).isEqualTo("ingest_app");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "candor.jdbc.url",
        "candor.jdbc.app.username",
        "candor.jdbc.app.password",
        "candor.jdbc.relay.username",
        "candor.jdbc.relay.password"
      })
  void missing_isNamed(String property) {
    properties.remove(property);

    assertThatThrownBy(this::read)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(property);
  }

  @Test
  void otherDatabase_isRefused() {
    properties.put("candor.jdbc.url", "jdbc:h2:mem:x");

    assertThatThrownBy(this::read).isInstanceOf(ConfigException.class);
  }

  @Test
  void password_isNotPrinted() {
    assertThat(read().toString()).doesNotContain("secret");
  }

  private JdbcConfig read() {
    return JdbcConfig.from(new MapPropertyResolver(properties));
  }
}

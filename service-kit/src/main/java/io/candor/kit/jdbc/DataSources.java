package io.candor.kit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import io.candor.kit.config.SecretFiles;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.value.PropertyResolver;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import javax.sql.DataSource;

/// Makes the pools of a service with a PostgreSQL store, and the `default` data source that
/// micronaut-data repositories use.
@Factory
@Requires(property = JdbcConfig.URL_PROPERTY)
final class DataSources {
  // Longest wait for an answer of the server, in seconds: above every statement timeout.
  private static final String SOCKET_TIMEOUT_SECONDS = "60";

  // What relays and jobs ask is answered from an index, always. Tables of work that comes and goes
  // have no statistics when they are young and wrong ones afterwards, and a planner that believes
  // them reads a whole partition for each batch: 100,000 waiting rows took six times as long.
  private static final String PLAN_BY_INDEX =
      "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off";

  @Singleton
  JdbcConfig jdbcConfig(PropertyResolver properties) {
    return JdbcConfig.from(properties);
  }

  @Bean(preDestroy = "close")
  @Singleton
  StorePools pools(
      JdbcConfig config,
      SecretFiles secrets,
      Meter meter,
      @Property(name = "candor.service") String service) {
    HikariDataSource serving =
        new HikariDataSource(
            pool(config, config.app(), config.appPoolSize(), secrets, service + "-app"));
    HikariConfig relaying =
        pool(config, config.relay(), config.relayPoolSize(), secrets, service + "-relay");
    relaying.setConnectionInitSql(PLAN_BY_INDEX);
    HikariDataSource relay = new HikariDataSource(relaying);
    PoolMetrics.observe(meter, serving, relay);
    return new StorePools(serving, relay);
  }

  // Micronaut wraps every data source bean so that its connections belong to a transaction. Who
  // wants plain connections takes the pool.
  @Singleton
  @Primary
  @Named("default")
  DataSource servingDataSource(StorePools pools) {
    return pools.serving();
  }

  private static HikariConfig pool(
      JdbcConfig config, JdbcConfig.Role role, int size, SecretFiles secrets, String name) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setJdbcUrl(config.url());
    // Asked before every new connection, so that a rotated password needs no restart.
    pool.setCredentialsProvider(
        () ->
            Credentials.of(
                secrets.find(role.property() + ".username").orElse(role.username()),
                secrets.find(role.property() + ".password").orElse(role.password())));
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(Math.min(2, size));
    pool.setConnectionTimeout(config.connectionTimeout().toMillis());
    pool.setValidationTimeout(Duration.ofSeconds(1).toMillis());
    pool.setMaxLifetime(Duration.ofMinutes(15).toMillis());
    pool.setKeepaliveTime(Duration.ofMinutes(1).toMillis());
    // The process starts without its database; readiness says so.
    pool.setInitializationFailTimeout(-1);
    pool.setAutoCommit(true);
    pool.addDataSourceProperty("ApplicationName", "candor-" + name);
    pool.addDataSourceProperty("connectTimeout", "2");
    pool.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    return pool;
  }
}

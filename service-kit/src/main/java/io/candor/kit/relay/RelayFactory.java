package io.candor.kit.relay;

import io.candor.kit.jdbc.JdbcConfig;
import io.candor.kit.jdbc.StorePools;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.value.PropertyResolver;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;

/// What relays and periodic jobs of a service are made of. The relays themselves are made by the
/// service, which knows its hops and its transports.
@Factory
final class RelayFactory {

  @Singleton
  RelayWakeups wakeups() {
    return new RelayWakeups();
  }

  @Singleton
  RelayConfig config(PropertyResolver properties) {
    return RelayConfig.from(properties);
  }

  @Singleton
  @Requires(property = JdbcConfig.URL_PROPERTY)
  JdbcOutbox outbox(TransactionOperations<Connection> transactions, RelayWakeups wakeups) {
    return new PostgresOutbox(transactions, wakeups);
  }

  @Singleton
  @Bean(typed = {RelaySource.class, DeadLetters.class})
  @Requires(property = JdbcConfig.URL_PROPERTY)
  JdbcRelaySource source(StorePools pools) {
    return new JdbcRelaySource(pools.relay());
  }
}

package io.candor.kit.lease;

import io.candor.kit.jdbc.JdbcConfig;
import io.candor.kit.jdbc.StorePools;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/// The leases of a service with a PostgreSQL store. One with MongoDB makes its own, since only it
/// knows the collection.
@Factory
final class LeaseFactory {

  @Singleton
  @Requires(property = JdbcConfig.URL_PROPERTY)
  Leases leases(StorePools pools) {
    return new JdbcLeases(pools.relay());
  }
}

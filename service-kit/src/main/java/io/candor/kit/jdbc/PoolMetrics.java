package io.candor.kit.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;

/// What operators see of the pools: connections by state, and calls that wait for one.
final class PoolMetrics {
  private static final AttributeKey<String> POOL = AttributeKey.stringKey("pool");
  private static final AttributeKey<String> STATE = AttributeKey.stringKey("state");

  private PoolMetrics() {}

  /// Observes the pools for as long as the meter lives.
  static void observe(Meter meter, HikariDataSource... pools) {
    meter
        .gaugeBuilder("candor.pool.connections")
        .ofLongs()
        .setDescription("Connections to the store by pool and state.")
        .buildWithCallback(
            measurement -> {
              for (HikariDataSource pool : pools) {
                recordConnections(measurement, pool);
              }
            });
    meter
        .gaugeBuilder("candor.pool.waiting")
        .ofLongs()
        .setDescription("Calls that wait for a connection.")
        .buildWithCallback(
            measurement -> {
              for (HikariDataSource pool : pools) {
                HikariPoolMXBean state = pool.getHikariPoolMXBean();
                if (state != null) {
                  measurement.record(
                      state.getThreadsAwaitingConnection(),
                      Attributes.of(POOL, pool.getPoolName()));
                }
              }
            });
  }

  private static void recordConnections(
      ObservableLongMeasurement measurement, HikariDataSource pool) {
    HikariPoolMXBean state = pool.getHikariPoolMXBean();
    if (state != null) {
      measurement.record(
          state.getActiveConnections(), Attributes.of(POOL, pool.getPoolName(), STATE, "active"));
      measurement.record(
          state.getIdleConnections(), Attributes.of(POOL, pool.getPoolName(), STATE, "idle"));
    }
  }
}

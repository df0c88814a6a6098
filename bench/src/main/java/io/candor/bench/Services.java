package io.candor.bench;

import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.stores.EmbeddedPostgreSql;
import java.util.HashMap;
import java.util.Map;

/// Services on free ports over embedded stores.
final class Services {

  private Services() {}

  /// A service over a database of its own.
  static RunningService start(
      String service, EmbeddedPostgreSql stores, Map<String, Object> properties) {
    stores.createServiceDatabase(service);
    var overrides = new HashMap<String, Object>(properties);
    overrides.put("candor.jdbc.url", stores.jdbcUrl(service));
    for (var role : new String[] {"owner", "app", "relay"}) {
      overrides.put("candor.jdbc." + role + ".username", service + "_" + role);
      overrides.put("candor.jdbc." + role + ".password", service + "_" + role);
    }
    overrides.put("candor.jdbc.migrate-at-start", true);
    return start(service, overrides);
  }

  /// A service without PostgreSQL.
  static RunningService start(String service, Map<String, Object> properties) {
    var overrides = new HashMap<String, Object>(properties);
    overrides.put("candor.grpc.port", 0);
    overrides.put("candor.grpc.health-port", 0);
    overrides.put("candor.grpc.host", "127.0.0.1");
    overrides.put("candor.telemetry.prometheus-port", 0);
    return ServiceRunner.start(service, overrides);
  }
}

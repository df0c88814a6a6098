package io.candor.standalone;

import io.candor.stores.EmbeddedMongo;
import io.candor.stores.EmbeddedPostgreSql;
import java.util.HashMap;
import java.util.Map;

/// What differs between a service in a cluster and the same service here: addresses, and in-process
/// migrations.
final class ServiceSettings {
  private static final String LOOPBACK = "127.0.0.1";

  private final Ports ports;
  private final boolean standardPorts;

  /// @param standardPorts whether health and scrape ports stay at their defaults too
  ServiceSettings(Ports ports, boolean standardPorts) {
    this.ports = ports;
    this.standardPorts = standardPorts;
  }

  /// Of a service with a PostgreSQL store. Its database and roles carry its name.
  Map<String, Object> overrides(String service, EmbeddedPostgreSql postgreSql) {
    Map<String, Object> settings = common(service);
    settings.put("candor.jdbc.url", postgreSql.jdbcUrl(service));
    settings.put("candor.jdbc.migrate-at-start", true);
    for (String role : new String[] {"owner", "app", "relay"}) {
      // The embedded server trusts local clients; the password is only there because one is
      // required.
      settings.put("candor.jdbc." + role + ".username", service + "_" + role);
      settings.put("candor.jdbc." + role + ".password", service + "_" + role);
    }
    return settings;
  }

  /// Of a service with a document store.
  Map<String, Object> overrides(String service, EmbeddedMongo mongo) {
    Map<String, Object> settings = common(service);
    settings.put("candor.mongo.uri", mongo.uri());
    settings.put("candor.mongo.database", service);
    return settings;
  }

  private Map<String, Object> common(String service) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("candor.grpc.host", LOOPBACK);
    settings.put("candor.grpc.port", ports.of(service));
    if (!standardPorts) {
      settings.put("candor.grpc.health-port", 0);
      settings.put("candor.telemetry.prometheus-port", 0);
    }
    int next = Ports.SERVICES.indexOf(service) + 1;
    if (next < Ports.SERVICES.size()) {
      String peer = Ports.SERVICES.get(next);
      settings.put("candor.peer." + peer, LOOPBACK + ":" + ports.of(peer));
    }
    return settings;
  }
}

package io.candor.kit.jdbc;

import io.candor.stores.EmbeddedPostgreSql;
import java.util.LinkedHashMap;
import java.util.Map;

/// The properties of a service on the PostgreSQL server that all tests of this JVM share.
public final class ProbeDatabase {
  private ProbeDatabase() {}

  /// Properties with a database of its own for this service, migrated at start.
  public static Map<String, Object> properties(String service) {
    EmbeddedPostgreSql server = EmbeddedPostgreSql.shared();
    server.createServiceDatabase(service);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("candor.grpc.host", "127.0.0.1");
    properties.put("candor.jdbc.url", server.jdbcUrl(service));
    for (String role : new String[] {"owner", "app", "relay"}) {
      properties.put("candor.jdbc." + role + ".username", service + "_" + role);
      properties.put("candor.jdbc." + role + ".password", service + "_" + role);
    }
    properties.put("candor.jdbc.migrate-at-start", true);
    return properties;
  }
}

package io.candor.alert;

import io.candor.alert.testing.AlertService;
import io.candor.kit.testing.RlsConformance;
import io.candor.stores.EmbeddedPostgreSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The migrated schema keeps tenants apart.
class SchemaIT {
  @Test
  void tenantWallHolds() throws Exception {
    try (AlertService service = AlertService.start(Map.of());
        Connection connection =
            DriverManager.getConnection(
                EmbeddedPostgreSql.shared().jdbcUrl("alert"), "alert_owner", "alert_owner")) {
      RlsConformance.check(connection, "alert_app", "alert_relay");
    }
  }
}

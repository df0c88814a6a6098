package io.candor.kit.relay;

import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.kit.jdbc.ProbeDatabase;

/// A service with a PostgreSQL store and the kit's tables, started once for the tests of relays and
/// leases.
public final class RelayProbe {
  private RelayProbe() {}

  /// A bean of the service.
  public static <T> T bean(Class<T> type) {
    return Started.SERVICE.context().getBean(type);
  }

  private static final class Started {
    static final RunningService SERVICE = start();

    private static RunningService start() {
      RunningService service = ServiceRunner.start("probe", ProbeDatabase.properties("relays"));
      Runtime.getRuntime().addShutdownHook(new Thread(service::close, "probe-close"));
      return service;
    }
  }
}

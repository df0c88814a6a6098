package io.candor.metrics.retention;

import io.candor.kit.lease.Leases;
import io.candor.kit.lease.PeriodicJob;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// Makes the job that deletes old facts, on one replica at a time; a crash leaves nothing half
/// deleted.
@Factory
final class RetentionJob {
  private static final String NAME = "retention";
  // A week of facts becomes old once a week.
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final int WORKSPACES = 64;

  @Singleton
  @Named(NAME)
  PeriodicJob retention(RetentionStore store, Leases leases) {
    return new PeriodicJob("metrics." + NAME, PERIOD, leases, () -> run(store));
  }

  private static void run(RetentionStore store) {
    List<String> workspaces = store.workspaces("", WORKSPACES);
    while (!workspaces.isEmpty()) {
      for (String workspace : workspaces) {
        int deleted = store.expire(workspace);
        while (deleted > 0 && !Thread.currentThread().isInterrupted()) {
          deleted = store.expire(workspace);
        }
      }
      workspaces = store.workspaces(workspaces.getLast(), WORKSPACES);
    }
  }
}

package io.candor.alert.silence;

import io.candor.alert.audit.AuditLog;
import io.candor.alert.receiver.ReceiverOutbox;
import io.candor.alert.route.RoutingStore;
import io.candor.alert.timer.Timers;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes the operations of this feature, which know no framework.
@Factory
final class SilenceFactory {
  @Singleton
  Silences silences(
      SilenceStore store,
      SilenceWrites writes,
      RoutingStore routings,
      ReceiverOutbox outbox,
      Timers timers,
      AuditLog audit,
      Clock clock) {
    return new Silences(store, writes, routings, outbox, timers, audit, clock);
  }
}

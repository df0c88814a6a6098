package io.candor.alert.group;

import io.candor.alert.receiver.ReceiverOutbox;
import io.candor.alert.timer.Timers;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// Makes the operations of this feature, which know no framework.
@Factory
final class GroupFactory {
  @Singleton
  Groups groups(GroupStore store, Timers timers) {
    return new Groups(store, timers);
  }

  @Singleton
  GroupTicks groupTicks(GroupStore store, ReceiverOutbox outbox, Timers timers) {
    return new GroupTicks(store, outbox, timers);
  }
}

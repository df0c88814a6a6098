package io.candor.alert.directive;

import io.candor.alert.audit.AuditLog;
import io.candor.alert.receiver.ReceiverOutbox;
import io.candor.alert.route.RoutingStore;
import io.candor.alert.timer.TimerHandler;
import io.candor.alert.timer.Timers;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.value.PropertyResolver;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes the operations of this feature, which know no framework.
@Factory
final class DirectiveFactory {
  @Singleton
  DirectivesConfig directivesConfig(PropertyResolver properties) {
    return DirectivesConfig.from(properties);
  }

  @Singleton
  DirectiveNotices directiveNotices(
      RoutingStore routings,
      ReceiverOutbox outbox,
      Timers timers,
      DirectivesConfig config,
      Meter meter) {
    return new DirectiveNotices(routings, outbox, timers, config, new DirectiveMetrics(meter));
  }

  @Singleton
  Directives directives(
      DirectiveStore store, DirectiveNotices notices, AuditLog audit, Clock clock) {
    return new Directives(store, notices, audit, clock);
  }

  @Singleton
  Authorities authorities(DirectiveStore store, AuditLog audit, Clock clock) {
    return new Authorities(store, audit, clock);
  }

  @Singleton
  FindingDirectives findingDirectives(
      DirectiveStore store,
      Directives directives,
      DirectiveNotices notices,
      Authorities authorities,
      AuditLog audit) {
    return new FindingDirectives(store, directives, notices, authorities, audit);
  }

  @Singleton
  @Named(DirectiveNotices.RESEND)
  TimerHandler resend(DirectiveStore store, DirectiveNotices notices) {
    return new DirectiveChase(DirectiveNotices.RESEND, store, notices::again);
  }

  @Singleton
  @Named(DirectiveNotices.PAGE)
  TimerHandler page(DirectiveStore store, DirectiveNotices notices) {
    return new DirectiveChase(DirectiveNotices.PAGE, store, notices::page);
  }
}

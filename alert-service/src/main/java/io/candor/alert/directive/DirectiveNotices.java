package io.candor.alert.directive;

import io.candor.alert.receiver.ReceiverOutbox;
import io.candor.alert.route.Routing;
import io.candor.alert.route.RoutingStore;
import io.candor.alert.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/// Tells platforms and owners of directives, in the transaction of the change that they hear of.
/// Thread-safe.
final class DirectiveNotices {
  /// Timer that sends a directive to its platform again.
  static final String RESEND = "directive-resend";

  /// Timer that pages the owner about a directive that its platform has not acknowledged.
  static final String PAGE = "directive-page";

  private final RoutingStore routings;
  private final ReceiverOutbox outbox;
  private final Timers timers;
  private final DirectivesConfig config;
  private final DirectiveMetrics metrics;

  DirectiveNotices(
      RoutingStore routings,
      ReceiverOutbox outbox,
      Timers timers,
      DirectivesConfig config,
      DirectiveMetrics metrics) {
    this.routings = routings;
    this.outbox = outbox;
    this.timers = timers;
    this.config = config;
    this.metrics = metrics;
  }

  /// The owner's word is asked for.
  void proposed(Directive directive, Instant now) {
    tellOwner(directive, NoticeReason.PROPOSED, now);
  }

  /// The platform shall carry it out, from now on until it answers.
  void ordered(Directive directive, Instant now) {
    tellPlatform(directive, now);
    String workspace = directive.name().workspace();
    String id = directive.name().directiveId();
    timers.set(workspace, RESEND, id, now.plus(config.resendInterval()));
    timers.set(workspace, PAGE, id, now.plus(config.acknowledgeWithin()));
  }

  /// The platform has answered.
  void answered(Directive directive, Instant now) {
    String workspace = directive.name().workspace();
    timers.clear(workspace, RESEND, directive.name().directiveId());
    timers.clear(workspace, PAGE, directive.name().directiveId());
    if (directive.state() == DirectiveState.REFUSED) {
      tellOwner(directive, NoticeReason.REFUSED, now);
    }
  }

  /// Sends an unanswered directive to its platform again.
  void again(Directive directive, Instant now) {
    tellPlatform(directive, now);
    set(RESEND, directive, now, config.resendInterval());
  }

  /// Pages the owner about an unanswered directive.
  void page(Directive directive, Instant now) {
    tellOwner(directive, NoticeReason.UNACKNOWLEDGED, now);
    set(PAGE, directive, now, config.acknowledgeWithin());
  }

  private void set(String timer, Directive directive, Instant now, Duration wait) {
    timers.set(directive.name().workspace(), timer, directive.name().directiveId(), now.plus(wait));
  }

  private void tellPlatform(Directive directive, Instant now) {
    tell(
        directive,
        NoticeReason.ORDERED,
        routing(directive).platformReceivers(directive.deployment()),
        now);
  }

  private void tellOwner(Directive directive, NoticeReason reason, Instant now) {
    tell(directive, reason, routing(directive).ownerReceivers(directive.deployment()), now);
  }

  private Routing routing(Directive directive) {
    return routings.latest(directive.name().workspace()).routing();
  }

  private void tell(
      Directive directive, NoticeReason reason, Collection<String> receivers, Instant now) {
    metrics.told(reason);
    // Notices of one directive are told apart, so that none takes another's place.
    outbox.tell(
        directive.name().workspace(),
        receivers,
        directive.name().key() + "/" + reason,
        Math.max(1, now.toEpochMilli()),
        DirectiveProtos.toNotification(directive, reason, now));
  }
}

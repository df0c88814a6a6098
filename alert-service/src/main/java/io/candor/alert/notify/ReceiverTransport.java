package io.candor.alert.notify;

import io.candor.alert.finding.Severity;
import io.candor.alert.incident.NotificationLog;
import io.candor.alert.link.DecisionLinks;
import io.candor.alert.notification.Event;
import io.candor.alert.notification.Notification;
import io.candor.alert.notification.NotificationProtos;
import io.candor.alert.receiver.FailureReason;
import io.candor.alert.receiver.Receiver;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.receiver.SendResult.Rejected;
import io.candor.alert.receiver.SendResult.Retryable;
import io.candor.alert.receiver.SendResult.Sent;
import io.candor.alert.route.RoutingStore;
import io.candor.kit.failpoint.Failpoints;
import io.candor.kit.relay.Delivery;
import io.candor.kit.relay.OutgoingRecord;
import io.candor.kit.relay.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Carries notifications from the outbox to receivers: the hop is the receiver's id. The
/// notifications of a batch are sent at the same time, each with an outcome of its own.
/// Thread-safe.
final class ReceiverTransport implements Transport {
  // An endpoint that asks for more has been forgotten: look again after a day.
  private static final Duration MAX_WAIT = Duration.ofDays(1);

  private final RoutingStore routings;
  private final NotificationLog log;
  private final Senders senders;
  private final DecisionLinks links;
  private final NotificationMetrics metrics;
  private final Clock clock;

  ReceiverTransport(
      RoutingStore routings,
      NotificationLog log,
      Senders senders,
      DecisionLinks links,
      NotificationMetrics metrics,
      Clock clock) {
    this.routings = routings;
    this.log = log;
    this.senders = senders;
    this.links = links;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public List<Delivery> send(String workspace, List<OutgoingRecord> batch)
      throws InterruptedException {
    if (batch.size() == 1) {
      return List.of(deliver(workspace, batch.getFirst()));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Delivery>> sends =
          batch.stream().map(sent -> threads.submit(() -> deliver(workspace, sent))).toList();
      List<Delivery> deliveries = new ArrayList<>(batch.size());
      for (Future<Delivery> send : sends) {
        deliveries.add(send.get());
      }
      return deliveries;
    } catch (ExecutionException e) {
      // The store failed: what became of the batch is unknown. What was recorded is not sent again.
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a send failed", e.getCause());
    }
  }

  private Delivery deliver(String workspace, OutgoingRecord waiting) throws InterruptedException {
    Optional<Notification> read = NotificationProtos.read(waiting.key(), waiting.payload());
    if (read.isEmpty()) {
      return new Delivery.Rejected(FailureReason.NOTIFICATION_UNREADABLE.name());
    }
    Notification notification = read.get();
    NotificationLog.Id id =
        new NotificationLog.Id(notification.topic(), notification.revision(), waiting.hop());
    // Recorded as taken, then the process ended before the relay knew.
    if (log.wasSent(id)) {
      return new Delivery.Accepted();
    }
    Optional<Receiver> receiver = routings.latest(workspace).routing().receiver(waiting.hop());
    Optional<Duration> quiet =
        mayWait(notification)
            ? receiver.flatMap(it -> it.quietFor(clock.instant()))
            : Optional.empty();
    if (quiet.isPresent()) {
      return new Delivery.Retry(quiet.get(), FailureReason.QUIET_HOURS.name());
    }
    SendResult result = attempt(workspace, waiting.hop(), receiver, notification);
    Failpoints.hit("alert.posted-not-logged");
    Instant now = clock.instant();
    log.record(id, notification.event().name(), notification.decideTime(), result, now);
    if (result instanceof Rejected(FailureReason reason, int _)
        && reason == FailureReason.ENDPOINT_GONE) {
      routings.disable(workspace, waiting.hop(), reason, now);
    }
    metrics.attempted(receiver, result, Duration.between(notification.decideTime(), now));
    return delivery(result);
  }

  private static boolean mayWait(Notification notification) {
    return notification.facts().severity() != Severity.P0
        && notification.event() != Event.DIRECTIVE_ORDERED;
  }

  private SendResult attempt(
      String workspace, String receiverId, Optional<Receiver> receiver, Notification notification)
      throws InterruptedException {
    if (receiver.isEmpty()) {
      return SendResult.failed(FailureReason.RECEIVER_REMOVED);
    }
    if (routings.disabled(workspace, receiverId).isPresent()) {
      return SendResult.failed(FailureReason.RECEIVER_DISABLED);
    }
    return senders.send(workspace, receiver.get(), withLinks(workspace, receiverId, notification));
  }

  // Only the owner's receivers: whoever has such a link can decide.
  private Notification withLinks(String workspace, String receiverId, Notification notification) {
    Notification.Order order = notification.order();
    if (order == null
        || !routings.latest(workspace).routing().reachesOwner(order.deployment(), receiverId)) {
      return notification;
    }
    return notification.withLinks(links.of(workspace, order));
  }

  private static Delivery delivery(SendResult result) {
    return switch (result) {
      case Sent _ -> new Delivery.Accepted();
      case Rejected(FailureReason reason, int _) -> new Delivery.Rejected(reason.name());
      case Retryable(FailureReason reason, int _, Duration after) ->
          new Delivery.Retry(
              after == null ? Duration.ZERO : after.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : after,
              reason.name());
    };
  }
}

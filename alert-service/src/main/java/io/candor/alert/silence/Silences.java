package io.candor.alert.silence;

import io.candor.alert.audit.AuditEvent;
import io.candor.alert.audit.AuditLog;
import io.candor.alert.failure.AlertReason;
import io.candor.alert.receiver.ReceiverOutbox;
import io.candor.alert.route.RoutingStore;
import io.candor.alert.timer.TimerHandler;
import io.candor.alert.timer.Timers;
import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What people do to silences, and the reminder before one ends. Thread-safe.
public final class Silences implements TimerHandler {
  /// Timer that fires when a silence ends.
  public static final String END = "silence-end";

  private static final String REMINDER = "silence-reminder";
  private static final Duration BEFORE_END = Duration.ofMinutes(15);
  // A shorter one ends before anybody has forgotten it.
  private static final Duration SHORTEST_REMINDED = Duration.ofMinutes(30);

  private final SilenceStore store;
  private final SilenceWrites writes;
  private final RoutingStore routings;
  private final ReceiverOutbox outbox;
  private final Timers timers;
  private final AuditLog audit;
  private final Clock clock;

  Silences(
      SilenceStore store,
      SilenceWrites writes,
      RoutingStore routings,
      ReceiverOutbox outbox,
      Timers timers,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.writes = writes;
    this.routings = routings;
    this.outbox = outbox;
    this.timers = timers;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return REMINDER;
  }

  /// Begins a silence.
  public Silence create(Silence silence) {
    writes.inTransaction(
        silence.workspace(),
        () -> {
          store.save(silence);
          timers.set(silence.workspace(), END, silence.id(), silence.end());
          if (Duration.between(silence.start(), silence.end()).compareTo(SHORTEST_REMINDED) >= 0) {
            timers.set(
                silence.workspace(), REMINDER, silence.id(), silence.end().minus(BEFORE_END));
          }
          audit.append(
              silence.workspace(), event(silence, silence.author(), "silence.created", now()));
        });
    return silence;
  }

  /// Ends a silence now; one that is over stays as it is.
  ///
  /// @throws CandorException SILENCE_NOT_FOUND
  public Silence expire(String workspace, String id, String actor) {
    Silence current =
        store
            .find(workspace, id)
            .orElseThrow(
                () ->
                    CandorException.of(AlertReason.SILENCE_NOT_FOUND)
                        .message("There is no such silence")
                        .resource("Silence", new ResourceName(workspace, "silences", id).toString())
                        .build());
    Instant now = now();
    if (!current.end().isAfter(now)) {
      return current;
    }
    Silence ended = current.endingAt(now);
    writes.inTransaction(
        workspace,
        () -> {
          store.save(ended);
          timers.set(workspace, END, id, now);
          timers.clear(workspace, REMINDER, id);
          audit.append(workspace, event(ended, actor, "silence.expired", now));
        });
    return ended;
  }

  @Override
  public void fire(String workspace, String id, Instant now) {
    store
        .find(workspace, id)
        .filter(silence -> silence.end().isAfter(now))
        .ifPresent(
            silence -> {
              List<String> named = silence.reminderReceivers();
              Collection<String> receivers =
                  named.isEmpty() ? routings.latest(workspace).routing().defaultReceivers() : named;
              outbox.tell(
                  workspace,
                  receivers,
                  silence.key(),
                  1,
                  SilenceProtos.toNotification(silence, now));
            });
  }

  private static AuditEvent event(Silence silence, String actor, String action, Instant now) {
    return new AuditEvent(
        now,
        actor,
        action,
        new ResourceName(silence.workspace(), "silences", silence.id()).toString(),
        Map.of(
            "reason",
            silence.reason(),
            "end",
            silence.end().toString(),
            "includesP0",
            Boolean.toString(silence.includesP0())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

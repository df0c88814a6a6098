package io.candor.alert.review;

import io.candor.alert.incident.Incident;
import io.candor.alert.incident.IncidentStore;
import io.candor.alert.receiver.ReceiverOutbox;
import io.candor.alert.route.RoutingStore;
import io.candor.alert.timer.TimerHandler;
import io.candor.alert.timer.Timers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Makes reviews, each once: when its pack is there and it is due, or late when the pack or the
/// service is. Thread-safe.
public final class Reviews implements TimerHandler {
  private static final String KIND = "review-due";
  // More than a workspace can talk about; a page of the document stays readable.
  private static final int MAX_INCIDENTS = 500;
  private static final int MAX_ITEMS = 500;

  private final ReviewStore store;
  private final ActionItems items;
  private final IncidentStore incidents;
  private final RoutingStore routings;
  private final ReceiverOutbox outbox;
  private final Timers timers;
  private final Clock clock;

  Reviews(
      ReviewStore store,
      ActionItems items,
      IncidentStore incidents,
      RoutingStore routings,
      ReceiverOutbox outbox,
      Timers timers,
      Clock clock) {
    this.store = store;
    this.items = items;
    this.incidents = incidents;
    this.routings = routings;
    this.outbox = outbox;
    this.timers = timers;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /// Takes packs of one workspace in, all or none. A pack whose revision is not above the stored
  /// one changes nothing.
  public void receive(String workspace, List<Pack> packs) {
    store.change(
        workspace,
        () -> {
          Instant now = now();
          for (Pack pack : packs) {
            if (store.keepNewer(workspace, pack)) {
              if (pack.dueTime().isAfter(now)) {
                timers.set(workspace, KIND, pack.id(), pack.dueTime());
              } else {
                make(workspace, pack, now);
              }
            }
          }
          return Boolean.TRUE;
        });
  }

  @Override
  public void fire(String workspace, String id, Instant now) {
    store.change(
        workspace,
        () -> {
          store
              .pack(workspace, id)
              .ifPresent(pack -> make(workspace, pack, now.truncatedTo(ChronoUnit.MICROS)));
          return Boolean.TRUE;
        });
  }

  /// Adds a decision.
  ///
  /// @throws io.candor.kit.error.CandorException REVIEW_NOT_FOUND
  public Review decide(String workspace, String id, String text, String actor) {
    return store.change(
        workspace,
        () -> {
          Review next = get(workspace, id).next(get(workspace, id).attendees());
          store.add(workspace, id, new Review.Decision(now(), actor, text));
          store.save(next);
          return next;
        });
  }

  /// Says who attended.
  ///
  /// @throws io.candor.kit.error.CandorException REVIEW_NOT_FOUND
  public Review attend(String workspace, String id, List<String> attendees) {
    return store.change(
        workspace,
        () -> {
          Review next = get(workspace, id).next(attendees);
          store.save(next);
          return next;
        });
  }

  private Review get(String workspace, String id) {
    return store
        .review(workspace, id)
        .orElseThrow(() -> ReviewFailures.reviewNotFound(workspace, id));
  }

  private void make(String workspace, Pack pack, Instant now) {
    Optional<Review> made = store.review(workspace, pack.id());
    if (made.isPresent()) {
      // Later figures of a review that was made: shown, and told to nobody again.
      store.save(made.get().next(made.get().attendees()));
      if (pack.notifiable()) {
        items.addOf(workspace, pack.id(), pack.attention(), now);
      }
      return;
    }
    List<ActionItem> carried = store.openItems(workspace, MAX_ITEMS);
    Review review =
        new Review(
            workspace,
            pack.id(),
            1,
            pack.kind(),
            pack.dueTime(),
            now,
            List.of(),
            ReviewProtos.freeze(incidentsOf(workspace, pack), carried));
    store.save(review);
    if (pack.notifiable()) {
      items.addOf(workspace, pack.id(), pack.attention(), now);
      outbox.tell(
          workspace,
          routings.latest(workspace).routing().reviewReceivers(),
          "reviews/" + pack.id(),
          1,
          ReviewProtos.toNotification(review, pack, store.itemsOf(workspace, pack.id()), now));
    }
  }

  private List<Incident> incidentsOf(String workspace, Pack pack) {
    return incidents.list(workspace, IncidentStore.Filter.ALL, null, MAX_INCIDENTS).stream()
        .filter(incident -> incident.finding().judgement().notifiable())
        .filter(incident -> !incident.state().isOver() || isIn(pack, incident))
        .sorted(
            Comparator.comparing((Incident incident) -> incident.finding().judgement().severity()))
        .toList();
  }

  // ISO weeks of the form 2026-W15 sort as texts.
  private static boolean isIn(Pack pack, Incident incident) {
    String week = incident.finding().subject().openedWeek();
    return week.compareTo(pack.startWeek()) >= 0 && week.compareTo(pack.endWeek()) <= 0;
  }

  // What PostgreSQL can store, so that a review reads back as it was answered.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

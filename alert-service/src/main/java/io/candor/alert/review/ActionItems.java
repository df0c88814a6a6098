package io.candor.alert.review;

import io.candor.alert.finding.FindingSink;
import io.candor.alert.timer.TimerHandler;
import io.candor.alert.timer.Timers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people, and days that pass, do to action items. An item that is open past its day is a
/// finding until it is done, dropped or given another day. Thread-safe.
public final class ActionItems implements TimerHandler {
  private static final String KIND = "action-overdue";
  private static final Period LATE_NOTICE = Period.ofDays(7);

  private final ReviewStore store;
  private final FindingSink findings;
  private final Timers timers;
  private final Clock clock;

  ActionItems(ReviewStore store, FindingSink findings, Timers timers, Clock clock) {
    this.store = store;
    this.findings = findings;
    this.timers = timers;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /// Adds an item by a person.
  ///
  /// @param requestId the same again answers the item that it made; empty for another each time
  public ActionItem create(String workspace, ActionItem.Wish wish, String actor, String requestId) {
    String id =
        ActionItem.id("request", requestId.isEmpty() ? UUID.randomUUID().toString() : requestId);
    return store.change(
        workspace,
        () -> {
          Optional<ActionItem> made = store.item(workspace, id);
          return made.isPresent() ? made.get() : add(workspace, id, "", wish, actor, now());
        });
  }

  /// Adds what a review asks for, but not what an open item already asks for. A review that is made
  /// late leaves a week from now: nobody is overdue with what nobody had been asked.
  void addOf(String workspace, String reviewId, List<ActionItem.Wish> wishes, Instant now) {
    var open =
        store.openItems(workspace, Integer.MAX_VALUE).stream()
            .map(item -> item.wish().about().key())
            .collect(java.util.stream.Collectors.toSet());
    for (ActionItem.Wish wish : wishes) {
      String id = ActionItem.id(reviewId, wish.about().key());
      if (open.add(wish.about().key()) && store.item(workspace, id).isEmpty()) {
        boolean late = !wish.overdueTime().isAfter(now);
        add(workspace, id, reviewId, late ? wish.dueAfter(LATE_NOTICE, now) : wish, "", now);
      }
    }
  }

  /// Changes an item; what is absent stays as it is.
  ///
  /// @param etag the one of the item that the person saw; empty to act on any
  /// @throws io.candor.kit.error.CandorException ACTION_ITEM_NOT_FOUND or ETAG_MISMATCH
  public ActionItem update(String workspace, String id, Change change, String actor, String etag) {
    return store.change(
        workspace,
        () -> {
          ActionItem current =
              store
                  .item(workspace, id)
                  .orElseThrow(() -> ReviewFailures.itemNotFound(workspace, id));
          if (!etag.isEmpty() && !etag.equals(Long.toString(current.revision()))) {
            throw ReviewFailures.stale(current.revision());
          }
          Instant now = now();
          ActionItem.Wish before = current.wish();
          ActionItem.Wish wish =
              new ActionItem.Wish(
                  before.text(),
                  change.owner() == null ? before.owner() : change.owner(),
                  change.dueDate() == null ? before.dueDate() : change.dueDate(),
                  before.zone(),
                  before.about());
          ActionItem.State state = change.state() == null ? current.state() : change.state();
          boolean overdue = state == ActionItem.State.OPEN && !wish.overdueTime().isAfter(now);
          ActionItem next =
              current.changed(
                  wish,
                  state,
                  overdue,
                  change.note() == null ? current.note() : change.note(),
                  now,
                  actor);
          store.save(next);
          follow(current, next);
          return next;
        });
  }

  @Override
  public void fire(String workspace, String id, Instant now) {
    store.change(
        workspace,
        () -> {
          store
              .item(workspace, id)
              .filter(item -> item.state() == ActionItem.State.OPEN && !item.overdue())
              .filter(item -> !item.wish().overdueTime().isAfter(now))
              .ifPresent(
                  item -> {
                    Instant time = now.truncatedTo(ChronoUnit.MICROS);
                    ActionItem overdue =
                        item.changed(item.wish(), item.state(), true, item.note(), time, "");
                    store.save(overdue);
                    follow(item, overdue);
                  });
          return Boolean.TRUE;
        });
  }

  private ActionItem add(
      String workspace,
      String id,
      String reviewId,
      ActionItem.Wish wish,
      String actor,
      Instant now) {
    ActionItem item =
        new ActionItem(
            workspace, id, 1, reviewId, wish, ActionItem.State.OPEN, false, "", now, now, actor);
    store.save(item);
    timers.set(workspace, KIND, id, wish.overdueTime());
    return item;
  }

  private void follow(ActionItem before, ActionItem after) {
    boolean moved = !before.wish().dueDate().equals(after.wish().dueDate());
    if (before.overdue() && (!after.overdue() || moved)) {
      // Under its old day, which is what the finding is about.
      findings.write(
          after.workspace(),
          List.of(ReviewProtos.overdueFinding(after, before.wish().dueDate(), false)));
    }
    if (after.overdue() && (!before.overdue() || moved)) {
      findings.write(
          after.workspace(),
          List.of(ReviewProtos.overdueFinding(after, after.wish().dueDate(), true)));
    }
    if (after.state() == ActionItem.State.OPEN && !after.overdue()) {
      timers.set(after.workspace(), KIND, after.id(), after.wish().overdueTime());
    } else {
      timers.clear(after.workspace(), KIND, after.id());
    }
  }

  // What PostgreSQL can store, so that an item reads back as it was answered.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// What shall change; absent parts stay.
  public record Change(
      ActionItem.@Nullable State state,
      @Nullable String owner,
      @Nullable LocalDate dueDate,
      @Nullable String note) {}
}

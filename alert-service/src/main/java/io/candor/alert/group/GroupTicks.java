package io.candor.alert.group;

import io.candor.alert.incident.Incident;
import io.candor.alert.receiver.ReceiverOutbox;
import io.candor.alert.timer.TimerHandler;
import io.candor.alert.timer.Timers;
import io.candor.kit.failpoint.Failpoints;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tells receivers what has gathered: after the wait of a new group, then once per interval if
/// there is news, or if it is to be told again. A group's timer runs as long as the group.
/// Thread-safe.
final class GroupTicks implements TimerHandler {
  static final String KIND = "group";

  // The most urgent ones; a message of more than a thousand words is not read.
  private static final int MAX_SHOWN = 50;

  private final GroupStore store;
  private final ReceiverOutbox outbox;
  private final Timers timers;

  GroupTicks(GroupStore store, ReceiverOutbox outbox, Timers timers) {
    this.store = store;
    this.outbox = outbox;
    this.timers = timers;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void fire(String workspace, String id, Instant now) {
    Optional<IncidentGroup> locked = store.lock(workspace, id);
    if (locked.isEmpty()) {
      return;
    }
    IncidentGroup group = locked.get();
    store.forgetOver(workspace, group);
    Standing standing = store.standing(workspace, group);
    if (standing.isEmpty()) {
      store.end(workspace, group);
      return;
    }
    TellReason.now(group, standing, now)
        .ifPresent(reason -> tell(workspace, group.told(now), standing, reason, now));
    timers.set(workspace, KIND, id, now.plus(group.interval()));
    Failpoints.hit("alert.group-told");
  }

  private void tell(
      String workspace, IncidentGroup group, Standing standing, TellReason reason, Instant now) {
    store.told(workspace, group);
    boolean allOpen = reason == TellReason.REPEATED;
    List<Incident> shown = store.shown(workspace, group, allOpen, MAX_SHOWN);
    long count = store.shownCount(workspace, group, allOpen);
    outbox.tell(
        workspace,
        List.of(group.receiverId()),
        GroupProtos.key(group),
        group.sequence(),
        GroupProtos.toNotification(workspace, group, standing, reason, shown, count, now));
  }
}

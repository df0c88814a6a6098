package io.candor.alert.group;

import io.candor.alert.finding.Severity;
import io.candor.alert.incident.IncidentChange;
import io.candor.alert.incident.IncidentGroups;
import io.candor.alert.incident.NotifyDecision;
import io.candor.alert.incident.NotifyReason;
import io.candor.alert.route.Gathering;
import io.candor.alert.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts news of incidents into groups. Thread-safe.
final class Groups implements IncidentGroups {
  private final GroupStore store;
  private final Timers timers;

  Groups(GroupStore store, Timers timers) {
    this.store = store;
    this.timers = timers;
  }

  @Override
  public List<List<String>> take(String workspace, List<IncidentChange> changes) {
    Map<String, Map<String, String>> memberships = store.memberships(workspace, told(changes));
    // By key, so that two transactions take their locks in one order.
    Map<String, Joining> joinings = new TreeMap<>();
    List<List<String>> alone = new ArrayList<>(changes.size());
    for (IncidentChange change : changes) {
      List<String> own = new ArrayList<>();
      alone.add(own);
      NotifyDecision decision = change.event().decision();
      if (decision == null) {
        continue;
      }
      String incident = change.after().name().incidentId();
      Map<String, String> groups = memberships.getOrDefault(incident, Map.of());
      Set<String> left = new LinkedHashSet<>();
      for (String receiver : decision.receivers()) {
        String key = groups.get(receiver);
        Gathering gathering = decision.gatherings().get(receiver);
        if (isTooUrgent(change)) {
          own.add(receiver);
          if (key != null) {
            left.add(receiver);
          }
        } else if (decision.reason() == NotifyReason.ESCALATED) {
          own.add(receiver);
        } else if (key != null) {
          joinings
              .computeIfAbsent(key, it -> new Joining(null, Duration.ZERO))
              .add(incident, own, receiver);
        } else if (gathering == null) {
          own.add(receiver);
        } else {
          IncidentGroup group = begin(receiver, gathering, change);
          joinings
              .computeIfAbsent(
                  group.key(), it -> new Joining(group, gathering.grouping().firstWait()))
              .add(incident, own, receiver);
        }
      }
      if (!left.isEmpty()) {
        store.leave(workspace, incident, left);
      }
    }
    joinings.forEach((key, joining) -> join(workspace, key, joining));
    return alone;
  }

  @Override
  public List<String> toldBy(String workspace, String groupId, long sequence) {
    return store.toldBy(workspace, groupId, sequence);
  }

  @Override
  public void delivered(String workspace, String groupId, long sequence) {
    store.delivered(workspace, groupId, sequence);
  }

  private static Collection<String> told(List<IncidentChange> changes) {
    return changes.stream()
        .filter(change -> !IncidentGroups.receivers(change).isEmpty())
        .map(change -> change.after().name().incidentId())
        .toList();
  }

  private static boolean isTooUrgent(IncidentChange change) {
    return change.directive() != null
        || change.after().finding().judgement().severity() == Severity.P0;
  }

  private static IncidentGroup begin(String receiver, Gathering gathering, IncidentChange change) {
    return IncidentGroup.begin(
        receiver,
        gathering,
        gathering.grouping().labels(change.after().finding()),
        change.event().time());
  }

  private void join(String workspace, String key, Joining joining) {
    IncidentGroup group = joining.group;
    boolean held;
    if (group == null) {
      held = store.hold(workspace, key);
    } else {
      Instant due = group.openTime().plus(joining.wait);
      do {
        timers.setIfAbsent(workspace, GroupTicks.KIND, key, due);
        held = store.join(workspace, group);
      } while (!held);
    }
    if (held) {
      store.add(workspace, key, joining.incidents);
    } else {
      joining.tellAlone(); // It ended between the look and the lock.
    }
  }

  // What is to be added to one group.
  private static final class Joining {
    private final @Nullable IncidentGroup group;
    private final Duration wait;
    private final Set<String> incidents = new LinkedHashSet<>();
    private final List<Runnable> otherwise = new ArrayList<>();

    /// @param group the group that is made if there is none; absent for one that there is
    Joining(@Nullable IncidentGroup group, Duration wait) {
      this.group = group;
      this.wait = wait;
    }

    void add(String incident, List<String> own, String receiver) {
      incidents.add(incident);
      otherwise.add(() -> own.add(receiver));
    }

    void tellAlone() {
      otherwise.forEach(Runnable::run);
    }
  }
}

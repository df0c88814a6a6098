package io.candor.alert.notify;

import io.candor.kit.backlog.WaitingWork;
import io.candor.kit.backlog.WorkBacklog;
import io.candor.kit.relay.RelaySource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What waits for the receivers of a workspace, of all of them together: `receivers`.
@Singleton
final class ReceiverBacklog implements WaitingWork {
  private final ReceiverHops hops;
  private final RelaySource source;

  ReceiverBacklog(ReceiverHops hops, RelaySource source) {
    this.hops = hops;
    this.source = source;
  }

  @Override
  public WorkBacklog backlog(String workspace) {
    List<WorkBacklog> each =
        hops.known(workspace).stream().map(hop -> source.backlog(workspace, hop)).toList();
    Optional<Instant> oldest =
        each.stream().flatMap(it -> it.oldestPendingTime().stream()).min(Comparator.naturalOrder());
    return new WorkBacklog(
        "receivers",
        each.stream().mapToLong(WorkBacklog::pendingCount).sum(),
        each.stream().mapToLong(WorkBacklog::parkedCount).sum(),
        oldest);
  }
}

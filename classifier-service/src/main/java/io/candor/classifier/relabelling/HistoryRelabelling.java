package io.candor.classifier.relabelling;

import io.candor.kit.lease.Lease;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs over the history of workspaces, one after the other, in chunks whose end is remembered: a
/// replica that takes over goes on where the former one was, and does at most one chunk twice.
public final class HistoryRelabelling {
  private static final Logger log = LoggerFactory.getLogger(HistoryRelabelling.class);
  private static final int CHUNK = 50;

  private final RelabellingStore store;
  private final Relabelling records;
  private final Supplier<UUID> ids;
  private final Clock clock;

  HistoryRelabelling(RelabellingStore store, Relabelling records, Supplier<UUID> ids, Clock clock) {
    this.store = store;
    this.records = records;
    this.ids = ids;
    this.clock = clock;
  }

  /// Asks for a run. One that waits already is the answer to a later request, too.
  public RelabellingRun request(String workspace, String actor, String reason) {
    Optional<RelabellingRun> waiting =
        store.list(workspace).stream()
            .filter(run -> run.state() == RelabellingRun.State.WAITING)
            .findFirst();
    if (waiting.isPresent()) {
      return waiting.get();
    }
    RelabellingRun run =
        new RelabellingRun(
            workspace,
            ids.get().toString(),
            actor,
            reason,
            clock.instant(),
            RelabellingRun.State.WAITING,
            0,
            0,
            0,
            "");
    store.put(run);
    return run;
  }

  /// A run; empty when there is none.
  public Optional<RelabellingRun> find(String workspace, String id) {
    return store.find(workspace, id);
  }

  /// The runs of a workspace, the latest first.
  public List<RelabellingRun> list(String workspace) {
    return store.list(workspace);
  }

  void run(Lease lease) {
    for (RelabellingRun run : store.unfinished()) {
      if (!finish(run, lease)) {
        return;
      }
    }
  }

  /// @return false when the lease was lost or this process stops; the run goes on elsewhere
  private boolean finish(RelabellingRun waiting, Lease lease) {
    RelabellingRun begun =
        waiting.state() == RelabellingRun.State.WAITING
            ? waiting.begun(records.count(waiting.workspace()))
            : waiting;
    store.put(begun);
    Pass pass = new Pass(begun, lease);
    records.eachKey(begun.workspace(), begun.position(), pass::visit);
    if (pass.stopped || !pass.flush()) {
      return false;
    }
    store.put(pass.run.over());
    log.info(
        "Workspace {}: {} records labelled anew, {} facts changed",
        pass.run.workspace(),
        pass.run.done(),
        pass.run.changed());
    return true;
  }

  private final class Pass {
    private final Lease lease;
    private final List<String> chunk = new ArrayList<>();
    private RelabellingRun run;
    private boolean stopped;

    Pass(RelabellingRun run, Lease lease) {
      this.run = run;
      this.lease = lease;
    }

    boolean visit(String key) {
      chunk.add(key);
      stopped = chunk.size() == CHUNK && !flush();
      return !stopped;
    }

    boolean flush() {
      if (chunk.isEmpty()) {
        return true;
      }
      int changed = records.relabel(run.workspace(), chunk);
      run = run.after(chunk.getLast(), chunk.size(), changed);
      chunk.clear();
      store.put(run);
      return !Thread.currentThread().isInterrupted() && lease.renew();
    }
  }
}

package io.candor.classifier.record;

import io.candor.classifier.check.CheckRulebook;
import io.candor.classifier.check.RecheckStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks the history of every workspace whose rules have changed since it was checked last: the
/// policy, the settings, a tool that had not been seen. A conversation that was being taken in at
/// the moment of a change may have been measured by the old rules; so the history is read a second
/// time when those must be through. One round at a time; to be called under a lease.
final class RecheckRounds {
  private static final Logger log = LoggerFactory.getLogger(RecheckRounds.class);
  // Rules may be this old when a chunk begins, and a chunk may take as long as a call may.
  private static final Duration SETTLE = CheckRulebook.FRESH.plus(Duration.ofSeconds(15));

  private final Rechecks rechecks;
  private final CheckRulebook rulebook;
  private final RecheckStore states;
  private final Clock clock;

  RecheckRounds(Rechecks rechecks, CheckRulebook rulebook, RecheckStore states, Clock clock) {
    this.rechecks = rechecks;
    this.rulebook = rulebook;
    this.states = states;
    this.clock = clock;
  }

  /// Does what is due.
  void run() throws InterruptedException {
    for (String workspace : new TreeSet<>(states.workspaces())) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("the lease is gone");
      }
      RecheckStore.State state = states.find(workspace).orElse(RecheckStore.State.NEVER);
      if (state.running() || state.rulesVersion() != rulebook.latest(workspace).version()) {
        advance(workspace, state);
      }
    }
  }

  /// A first reading at once; the last word when whatever was under way has settled.
  private void advance(String workspace, RecheckStore.State state) {
    Instant now = clock.instant();
    Instant request = state.requestTime();
    if (!state.running() || request == null) {
      states.request(workspace, now);
      request = states.find(workspace).orElse(RecheckStore.State.NEVER).requestTime();
    }
    boolean settled = request != null && !now.isBefore(request.plus(SETTLE));
    if (!settled && state.running() && state.readCount() > 0) {
      return; // read once, waits for the second reading
    }
    long rules = rulebook.latest(workspace).version();
    Rechecks.Counts counts =
        rechecks.checkAll(workspace, at -> !Thread.currentThread().isInterrupted());
    if (Thread.currentThread().isInterrupted()) {
      return; // stopped in the middle: whoever has the lease next reads it again
    }
    states.progress(
        workspace,
        Math.max(counts.read(), 1), // nothing to read is read, too
        counts.changed() + (settled ? state.changedCount() : 0));
    log.info("Checked {} conversations again, {} changed", counts.read(), counts.changed());
    if (settled) {
      finish(workspace, request, rules);
    }
  }

  private void finish(String workspace, @Nullable Instant request, long rules) {
    if (rulebook.latest(workspace).version() == rules) {
      states.finish(workspace, request, rules, clock.instant());
    } else {
      states.request(workspace, clock.instant()); // changed while it was read
    }
  }
}

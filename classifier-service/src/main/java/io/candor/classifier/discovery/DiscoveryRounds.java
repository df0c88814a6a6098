package io.candor.classifier.discovery;

import io.candor.kit.lease.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Searches every workspace in which something came, the one that has waited longest first. A
/// workspace that fails holds back no other. All searches together take at most a tenth of a core:
/// when more is due, it waits for its turn, and nothing is searched for twice.
final class DiscoveryRounds {
  private static final Logger log = LoggerFactory.getLogger(DiscoveryRounds.class);
  private static final double SHARE_OF_A_CORE = 0.1;
  // What half a minute of quiet earns: many small workspaces are searched in one go.
  private static final Duration MOST_AT_ONCE = Duration.ofSeconds(3);

  private final VerbatimStore store;
  private final ThemeDiscovery discovery;
  private final StaleVectors staleVectors;
  private final Clock clock;
  private final Allowance allowance;
  private final Bursts bursts;
  private final Map<String, Instant> searched = new HashMap<>();

  DiscoveryRounds(
      VerbatimStore store, ThemeDiscovery discovery, StaleVectors staleVectors, Clock clock) {
    this.store = store;
    this.discovery = discovery;
    this.staleVectors = staleVectors;
    this.clock = clock;
    this.allowance = new Allowance(SHARE_OF_A_CORE, MOST_AT_ONCE, clock);
    this.bursts = new Bursts(clock);
  }

  /// One round, under the lease of the job.
  void run(Lease lease) throws InterruptedException {
    List<VerbatimStore.Progress> waiting = new ArrayList<>(store.waiting());
    waiting.sort(
        Comparator.comparing(each -> searched.getOrDefault(each.workspace(), Instant.EPOCH)));
    for (VerbatimStore.Progress each : waiting) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      boolean burst = bursts.isIn(each.workspace(), each.arrivals());
      if (burst || staleVectors.isAwaited(each.workspace())) {
        continue;
      }
      if (!allowance.isLeft()) {
        return; // the others are first in the next round
      }
      Instant start = clock.instant();
      search(each);
      searched.put(each.workspace(), clock.instant());
      allowance.spend(Duration.between(start, clock.instant()));
      if (!lease.renew()) {
        return; // another replica goes on
      }
    }
  }

  private void search(VerbatimStore.Progress waiting) {
    try {
      List<String> found = discovery.run(waiting);
      if (!found.isEmpty()) {
        log.info("Found {} themes in workspace {}", found.size(), waiting.workspace());
      }
    } catch (ThemeDiscovery.ConcurrentChange e) {
      log.debug("The taxonomy of {} was changed meanwhile", waiting.workspace());
    } catch (RuntimeException e) {
      log.warn(
          "Workspace {} could not be searched for themes: {}",
          waiting.workspace(),
          e.getClass().getSimpleName());
    }
  }
}

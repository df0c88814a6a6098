package io.candor.classifier.discovery;

import io.candor.kit.lease.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Searches every workspace in which something came, one after the other. A workspace that fails
/// holds back no other, and one whose search takes long is searched less often, so that searching
/// one workspace takes at most about a tenth of a core.
final class DiscoveryRounds {
  private static final Logger log = LoggerFactory.getLogger(DiscoveryRounds.class);
  private static final int REST_FACTOR = 9;

  private final VerbatimStore store;
  private final ThemeDiscovery discovery;
  private final StaleVectors staleVectors;
  private final Clock clock;
  private final Map<String, Instant> restUntil = new HashMap<>();

  DiscoveryRounds(
      VerbatimStore store, ThemeDiscovery discovery, StaleVectors staleVectors, Clock clock) {
    this.store = store;
    this.discovery = discovery;
    this.staleVectors = staleVectors;
    this.clock = clock;
  }

  /// One round, under the lease of the job.
  void run(Lease lease) throws InterruptedException {
    for (VerbatimStore.Progress waiting : store.waiting()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Instant start = clock.instant();
      boolean rests = start.isBefore(restUntil.getOrDefault(waiting.workspace(), Instant.EPOCH));
      if (rests || staleVectors.isAwaited(waiting.workspace())) {
        continue;
      }
      search(waiting);
      Duration took = Duration.between(start, clock.instant());
      restUntil.put(waiting.workspace(), clock.instant().plus(took.multipliedBy(REST_FACTOR)));
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

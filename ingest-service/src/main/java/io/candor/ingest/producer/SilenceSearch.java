package io.candor.ingest.producer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Looks for producers that fell silent or are heard again, one workspace after the other. Runs on
/// one replica at a time; twice is as good as once.
final class SilenceSearch implements Runnable {

  private static final int WORKSPACES = 64;

  private final ProducerStore store;
  private final SilenceConfig config;
  private final SilenceMeters meters;
  private final Clock clock;
  private final Instant startTime;

  SilenceSearch(ProducerStore store, SilenceConfig config, SilenceMeters meters, Clock clock) {
    this.store = store;
    this.meters = meters;
    this.config = config;
    this.clock = clock;
    this.startTime = clock.instant();
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    // While this service was away nobody could report; that is no silence of theirs.
    if (now.isBefore(startTime.plus(config.grace()))) {
      return;
    }
    // A week more than is looked at, so that the first pause has its beginning.
    Instant forgetBefore = now.minus(Duration.ofDays(7L * (2L * config.weeks() + 1)));
    long silent = 0;
    List<String> workspaces = store.workspaces("", WORKSPACES);
    while (!workspaces.isEmpty()) {
      for (String workspace : workspaces) {
        silent +=
            store.refresh(
                workspace,
                forgetBefore,
                (rhythm, known) -> rhythm.silences(known, config.weeks(), config.factor(), now));
      }
      workspaces = store.workspaces(workspaces.getLast(), WORKSPACES);
    }
    meters.silent(silent);
  }
}

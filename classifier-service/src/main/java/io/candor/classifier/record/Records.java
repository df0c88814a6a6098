package io.candor.classifier.record;

import io.candor.classifier.ClassifierReason;
import io.candor.kit.error.CandorException;
import io.candor.kit.failpoint.Failpoints;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Takes records in. A record counts as accepted once it is stored and queued; a sender that hears
/// nothing sends it again, and whatever of the two was done before is done once more without harm.
public final class Records {
  // How long one look at the queue's length is good for.
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private record Length(boolean full, Instant lookTime) {}

  private final RecordStore store;
  private final WorkQueue labelling;
  private final RecordConfig config;
  private final Clock clock;
  private final Map<String, Length> lengths = new ConcurrentHashMap<>();

  Records(RecordStore store, WorkQueue labelling, RecordConfig config, Clock clock) {
    this.store = store;
    this.labelling = labelling;
    this.config = config;
    this.clock = clock;
  }

  /// Accepts a batch: durable when the call returns.
  ///
  /// @throws CandorException `LABELLING_BACKLOG_FULL` when too many records of the workspace wait
  ///     for their labels; nothing is stored then
  public void accept(String workspace, List<IncomingRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    checkBacklog(workspace);
    store.write(workspace, records);
    Failpoints.hit("classifier.stored");
    labelling.add(
        workspace,
        records.stream()
            .map(record -> new WorkQueue.Entry(record.key(), record.revision()))
            .toList());
  }

  private void checkBacklog(String workspace) {
    Instant now = clock.instant();
    Length length =
        lengths.compute(
            workspace,
            (name, known) ->
                known != null && Duration.between(known.lookTime(), now).compareTo(LOOK) < 0
                    ? known
                    : new Length(
                        labelling.size(name, config.backlogLimit()) >= config.backlogLimit(), now));
    if (length.full()) {
      throw CandorException.of(ClassifierReason.LABELLING_BACKLOG_FULL)
          .message("too many records of this workspace wait for their labels")
          .metadata("limit", Integer.toString(config.backlogLimit()))
          .retryAfter(RETRY_AFTER)
          .build();
    }
  }
}

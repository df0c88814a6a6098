package io.candor.cli.importer;

import io.candor.cli.error.FailedCallException;
import io.candor.cli.terminal.Figures;
import io.candor.ingest.v1.Event;
import io.grpc.Channel;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Imports one file: reads, sends, and keeps what was refused.
final class FileImport implements ResultListener {
  private final RejectFile rejects;
  private final Progress progress;
  private final LongSupplier bytesRead;
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicReference<@Nullable IOException> rejectFailure = new AtomicReference<>();

  FileImport(RejectFile rejects, Progress progress, LongSupplier bytesRead) {
    this.rejects = rejects;
    this.progress = progress;
    this.bytesRead = bytesRead;
  }

  /// Returns when every event has been answered.
  ///
  /// @param parent `workspaces/{workspace}`
  /// @param change applied to every event before it is sent
  /// @throws IOException when the file or the reject file fails
  void run(EventSource source, Channel ingest, String parent, UnaryOperator<Event> change)
      throws IOException, InterruptedException, FailedCallException {
    try (EventSender sender = new EventSender(ingest, parent, this)) {
      EventSource.Entry entry = source.next();
      while (entry != null) {
        switch (entry) {
          case EventSource.Parsed(Submission parsed) ->
              sender.send(
                  new Submission(parsed.line(), parsed.original(), change.apply(parsed.event())));
          case EventSource.Refused line -> {
            rejects.add(line.line(), line.original(), line.refusal());
            refused.incrementAndGet();
            tick();
          }
        }
        failOnRejects();
        entry = source.next();
      }
      sender.finish();
      failOnRejects();
    }
  }

  ImportCounts counts() {
    return new ImportCounts(accepted.get(), duplicates.get(), refused.get());
  }

  @Override
  public void accepted(Submission submission) {
    accepted.incrementAndGet();
    tick();
  }

  @Override
  public void duplicate(Submission submission) {
    duplicates.incrementAndGet();
    tick();
  }

  @Override
  public void refused(Submission submission, Refusal refusal) {
    try {
      rejects.add(submission.line(), submission.original(), refusal);
    } catch (IOException e) {
      rejectFailure.compareAndSet(null, e);
    }
    refused.incrementAndGet();
    tick();
  }

  @Override
  public void reconnecting(String reason, long pauseMillis) {
    progress.say(
        "connection to ingest lost (%s); trying again in %s s"
            .formatted(reason, Figures.decimal(pauseMillis / 1000.0)));
  }

  private void tick() {
    progress.tick(counts(), bytesRead.getAsLong());
  }

  private void failOnRejects() throws IOException {
    IOException failure = rejectFailure.get();
    if (failure != null) {
      throw failure;
    }
  }
}

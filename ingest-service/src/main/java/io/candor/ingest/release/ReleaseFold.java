package io.candor.ingest.release;

import io.candor.ingest.report.Event;
import io.candor.ingest.report.Latest;
import io.candor.ingest.report.ReleaseReport;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/// Computes the state of a release from its events: a pure function of the set.
public final class ReleaseFold {

  private ReleaseFold() {}

  /// The release; empty without events.
  public static Optional<Release> fold(String releaseId, Collection<Event> events) {
    if (events.isEmpty()) {
      return Optional.empty();
    }
    // Area and time are in every report: the latest report has them.
    Latest<ReleaseReport> latest = new Latest<>();
    Latest<String> version = new Latest<>();
    Latest<String> uri = new Latest<>();
    events.stream()
        .sorted(Comparator.comparing(Event::precedence))
        .map(event -> (ReleaseReport) event.report())
        .forEach(
            report -> {
              latest.offer(report);
              version.offer(report.version());
              uri.offer(report.uri());
            });
    ReleaseReport report = Objects.requireNonNull(latest.value());
    return Optional.of(
        new Release(
            releaseId, report.productArea(), version.value(), report.releaseTime(), uri.value()));
  }
}

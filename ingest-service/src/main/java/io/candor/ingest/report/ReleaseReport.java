package io.candor.ingest.report;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Fields of a release.
public record ReleaseReport(
    String releaseId,
    String productArea,
    @Nullable String version,
    Instant releaseTime,
    @Nullable String uri)
    implements Report {

  @Override
  public AggregateId subject() {
    return new AggregateId(AggregateKind.RELEASE, releaseId);
  }

  @Override
  public Stream<Instant> times() {
    return Stream.of(releaseTime);
  }
}

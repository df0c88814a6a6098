package io.candor.ingest.release;

import io.candor.classifier.v1.Record;
import io.candor.ingest.event.EventProtos;
import io.candor.ingest.event.ValueProtos;
import io.candor.ingest.fold.FoldedState;
import io.candor.ingest.fold.KindFold;
import io.candor.ingest.report.AggregateKind;
import io.candor.kit.resource.ResourceName;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folds releases from stored events to stored states.
@Singleton
final class ReleaseStateProtos implements KindFold {

  @Override
  public AggregateKind kind() {
    return AggregateKind.RELEASE;
  }

  @Override
  public Optional<FoldedState> fold(String workspace, String id, List<byte[]> events, Instant now) {
    return ReleaseFold.fold(id, events.stream().map(EventProtos::parse).toList())
        .map(state -> state(toProto(workspace, state)));
  }

  private static FoldedState state(io.candor.ingest.v1.Release resource) {
    return new FoldedState(
        EventProtos.canonicalBytes(resource),
        revision ->
            Record.newBuilder()
                .setName(resource.getName())
                .setRevision(revision)
                .setRelease(resource.toBuilder().setRevision(revision))
                .build()
                .toByteArray(),
        null);
  }

  /// The resource without its revision.
  private static io.candor.ingest.v1.Release toProto(String workspace, Release release) {
    return io.candor.ingest.v1.Release.newBuilder()
        .setName(new ResourceName(workspace, "releases", release.releaseId()).toString())
        .setReleaseId(release.releaseId())
        .setProductArea(release.productArea())
        .setVersion(orEmpty(release.version()))
        .setReleaseTime(ValueProtos.timestamp(release.releaseTime()))
        .setUri(orEmpty(release.uri()))
        .build();
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}

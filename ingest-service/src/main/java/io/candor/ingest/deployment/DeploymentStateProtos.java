package io.candor.ingest.deployment;

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

/// Folds deployments from stored events to stored states.
@Singleton
final class DeploymentStateProtos implements KindFold {

  @Override
  public AggregateKind kind() {
    return AggregateKind.DEPLOYMENT;
  }

  @Override
  public Optional<FoldedState> fold(String workspace, String id, List<byte[]> events, Instant now) {
    return DeploymentFold.fold(id, events.stream().map(EventProtos::parse).toList())
        .map(state -> state(toProto(workspace, state)));
  }

  private static FoldedState state(io.candor.ingest.v1.Deployment resource) {
    return new FoldedState(
        EventProtos.canonicalBytes(resource),
        revision ->
            Record.newBuilder()
                .setName(resource.getName())
                .setRevision(revision)
                .setDeployment(resource.toBuilder().setRevision(revision))
                .build()
                .toByteArray(),
        null);
  }

  /// The resource without its revision.
  private static io.candor.ingest.v1.Deployment toProto(String workspace, Deployment deployment) {
    io.candor.ingest.v1.Deployment.Builder resource =
        io.candor.ingest.v1.Deployment.newBuilder()
            .setName(
                new ResourceName(workspace, "deployments", deployment.deploymentId()).toString())
            .setDeploymentId(deployment.deploymentId())
            .setDisplayName(orEmpty(deployment.name()))
            .setGoLiveTime(ValueProtos.timestamp(deployment.goLiveTime()))
            .addAllDeflectionList(deployment.deflectionList())
            .putAllConfidenceThresholds(deployment.confidenceThresholds())
            .setRollbackOwner(orEmpty(deployment.rollbackOwner()));
    deployment
        .botVersions()
        .forEach(
            version ->
                resource
                    .addBotVersionsBuilder()
                    .setVersion(version.version())
                    .setStartTime(ValueProtos.timestamp(version.startTime())));
    return resource.build();
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}

package io.candor.ingest.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Fields of a deployment. Lists and maps, when not empty, replace what older reports said.
///
/// @param confidenceThresholds 0 to 1, by archetype
public record DeploymentReport(
    String deploymentId,
    @Nullable String name,
    Instant goLiveTime,
    List<String> deflectionList,
    Map<String, Double> confidenceThresholds,
    @Nullable String rollbackOwner,
    List<BotVersion> botVersions)
    implements Report {

  /// A version of a bot and when it went live.
  public record BotVersion(String version, Instant startTime) {}

  @Override
  public AggregateId subject() {
    return new AggregateId(AggregateKind.DEPLOYMENT, deploymentId);
  }

  @Override
  public Stream<Instant> times() {
    return Stream.concat(Stream.of(goLiveTime), botVersions.stream().map(BotVersion::startTime));
  }
}

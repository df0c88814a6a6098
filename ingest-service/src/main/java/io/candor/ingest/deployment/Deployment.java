package io.candor.ingest.deployment;

import io.candor.ingest.report.DeploymentReport.BotVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One AI support bot in production.
///
/// @param confidenceThresholds 0 to 1, by archetype
/// @param botVersions by start, oldest first
public record Deployment(
    String deploymentId,
    @Nullable String name,
    Instant goLiveTime,
    List<String> deflectionList,
    Map<String, Double> confidenceThresholds,
    @Nullable String rollbackOwner,
    List<BotVersion> botVersions) {}

package io.candor.metrics.fact;

import io.candor.alert.v1.DeploymentSnapshot;
import io.candor.ingest.v1.BotVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Maps what producers say of bots from and to the contracts.
public final class DeploymentProtos {
  private static final double MILLION = 1e6;

  private DeploymentProtos() {}

  /// What alerting is told of a bot's configuration.
  public static DeploymentSnapshot toSnapshot(Deployment deployment) {
    return DeploymentSnapshot.newBuilder()
        .setDeploymentId(deployment.deploymentId())
        .setRevision(deployment.revision())
        .addAllDeflectionList(deployment.deflectionList())
        .putAllConfidenceThresholds(fractions(deployment.confidenceThresholdMicros()))
        .setBotVersion(deployment.botVersion())
        .build();
  }

  private static Map<String, Double> fractions(Map<String, Long> micros) {
    return micros.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().doubleValue() / MILLION));
  }

  /// The version that went live last; empty without any.
  static String latestVersion(List<BotVersion> versions) {
    return versions.stream()
        .max(
            Comparator.<BotVersion>comparingLong(it -> it.getStartTime().getSeconds())
                .thenComparingInt(it -> it.getStartTime().getNanos()))
        .map(BotVersion::getVersion)
        .orElse("");
  }
}

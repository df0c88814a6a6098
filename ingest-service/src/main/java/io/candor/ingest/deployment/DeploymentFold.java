package io.candor.ingest.deployment;

import io.candor.ingest.report.DeploymentReport;
import io.candor.ingest.report.DeploymentReport.BotVersion;
import io.candor.ingest.report.Event;
import io.candor.ingest.report.Latest;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Computes the state of a deployment from its events: a pure function of the set.
public final class DeploymentFold {

  private static final Comparator<BotVersion> BY_START =
      Comparator.comparing(BotVersion::startTime).thenComparing(BotVersion::version);

  private final Latest<String> name = new Latest<>();
  private final Latest<Instant> goLiveTime = new Latest<>();
  private final Latest<List<String>> deflectionList = new Latest<>();
  private final Latest<Map<String, Double>> confidenceThresholds = new Latest<>();
  private final Latest<String> rollbackOwner = new Latest<>();
  private final Latest<List<BotVersion>> botVersions = new Latest<>();

  private DeploymentFold() {}

  /// The deployment; empty without events.
  public static Optional<Deployment> fold(String deploymentId, Collection<Event> events) {
    if (events.isEmpty()) {
      return Optional.empty();
    }
    DeploymentFold fold = new DeploymentFold();
    events.stream()
        .sorted(Comparator.comparing(Event::precedence))
        .forEach(event -> fold.take((DeploymentReport) event.report()));
    return Optional.of(fold.state(deploymentId));
  }

  private void take(DeploymentReport report) {
    name.offer(report.name());
    goLiveTime.offer(report.goLiveTime());
    deflectionList.offer(report.deflectionList().isEmpty() ? null : report.deflectionList());
    confidenceThresholds.offer(
        report.confidenceThresholds().isEmpty() ? null : report.confidenceThresholds());
    rollbackOwner.offer(report.rollbackOwner());
    botVersions.offer(report.botVersions().isEmpty() ? null : report.botVersions());
  }

  private Deployment state(String deploymentId) {
    return new Deployment(
        deploymentId,
        name.value(),
        Objects.requireNonNull(goLiveTime.value()),
        Objects.requireNonNullElse(deflectionList.value(), List.of()),
        Objects.requireNonNullElse(confidenceThresholds.value(), Map.of()),
        rollbackOwner.value(),
        Objects.requireNonNullElse(botVersions.value(), List.<BotVersion>of()).stream()
            .sorted(BY_START)
            .toList());
  }
}

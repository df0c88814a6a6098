package io.candor.metrics.tuning;

import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.workspace.SettingValuesProtos;
import io.candor.metrics.workspace.SettingsKey;
import io.candor.metrics.workspace.SettingsStore;
import io.candor.metrics.workspace.SettingsVersion;
import java.util.Optional;

/// Names, etags and versions of settings in the contract.
final class SettingsNameProtos {
  private static final String SUFFIX = "/settings";
  private static final String ETAG = "v";

  private SettingsNameProtos() {}

  /// Whose settings a name is.
  static SettingsKey parse(String name) {
    String owner = name.substring(0, name.length() - SUFFIX.length());
    if (!owner.contains("/deployments/")) {
      return new SettingsKey(ResourceName.parseWorkspace(owner), "");
    }
    ResourceName deployment = ResourceName.parse(owner, "deployments");
    return new SettingsKey(deployment.workspace(), deployment.id());
  }

  private static String name(SettingsKey key) {
    return (key.isWorkspace()
            ? "workspaces/" + key.workspace()
            : new ResourceName(key.workspace(), "deployments", key.deploymentId()).toString())
        + SUFFIX;
  }

  /// The version that an etag stands for; empty for an empty one.
  ///
  /// @throws CandorException ETAG_MISMATCH for one that never was
  static Optional<Integer> version(String etag) {
    if (etag.isEmpty()) {
      return Optional.empty();
    }
    if (!etag.matches(ETAG + "[0-9]{1,9}")) {
      throw CandorException.of(MetricsReason.ETAG_MISMATCH)
          .message("etag: none of these settings (expected: the etag of the settings read)")
          .build();
    }
    return Optional.of(Integer.valueOf(etag.substring(ETAG.length())));
  }

  static io.candor.metrics.v1.Settings toProto(SettingsKey key, SettingsStore.Current current) {
    Settings inForce =
        key.isWorkspace()
            ? current.terms().settings()
            : current.terms().settings(key.deploymentId());
    return current
        .version()
        .map(version -> toProto(key, version))
        .orElseGet(
            () ->
                io.candor.metrics.v1.Settings.newBuilder()
                    .setName(name(key))
                    .setEtag(ETAG + 0)
                    .build())
        .toBuilder()
        .setEffectiveValues(SettingValuesProtos.toProto(inForce))
        .build();
  }

  static io.candor.metrics.v1.Settings toProto(SettingsKey key, SettingsVersion version) {
    return io.candor.metrics.v1.Settings.newBuilder()
        .setName(name(key))
        .setVersion(version.version())
        .setEtag(ETAG + version.version())
        .setAuthor(version.author())
        .setReason(version.reason())
        .setCreateTime(FigureProtos.timestamp(version.createTime()))
        .setValues(SettingValuesProtos.parse(version.content()))
        .build();
  }
}

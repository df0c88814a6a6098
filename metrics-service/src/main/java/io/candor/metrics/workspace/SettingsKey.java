package io.candor.metrics.workspace;

/// Whose settings.
///
/// @param workspace the tenant
/// @param deploymentId empty for those of the workspace
public record SettingsKey(String workspace, String deploymentId) {

  public boolean isWorkspace() {
    return deploymentId.isEmpty();
  }
}

package io.candor.alert.finding;

import java.util.Objects;

/// Names one finding of one workspace.
///
/// @param workspace the tenant
/// @param findingId opaque, unique in the workspace
public record FindingName(String workspace, String findingId) {
  public FindingName {
    Objects.requireNonNull(workspace, "workspace");
    Objects.requireNonNull(findingId, "findingId");
  }
}

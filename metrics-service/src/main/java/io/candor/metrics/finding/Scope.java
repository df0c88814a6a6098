package io.candor.metrics.finding;

import java.util.Optional;

/// What a finding is about; what does not apply is empty.
///
/// @param deployment id of the deployment; empty for findings about the whole workspace
/// @param archetype name of the archetype or `(long tail)`; empty for all archetypes
/// @param segment name of the segment
/// @param area product area
/// @param theme theme
public record Scope(
    Optional<String> deployment,
    Optional<String> archetype,
    Optional<String> segment,
    Optional<String> area,
    Optional<String> theme) {

  /// The workspace as a whole.
  public static final Scope WORKSPACE =
      new Scope(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// All archetypes of a deployment.
  public static Scope ofDeployment(String deployment) {
    return new Scope(
        Optional.of(deployment),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// A theme in a product area, over all segments.
  public static Scope ofTheme(String area, String theme) {
    return new Scope(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(area),
        Optional.of(theme));
  }

  public Scope withArchetype(String name) {
    return new Scope(deployment, Optional.of(name), segment, area, theme);
  }

  public Scope withSegment(String name) {
    return new Scope(deployment, archetype, Optional.of(name), area, theme);
  }
}

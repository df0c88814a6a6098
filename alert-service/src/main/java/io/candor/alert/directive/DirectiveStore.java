package io.candor.alert.directive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Directives, authorities, and what was declared of deployments. Thread-safe. Reads and changes
/// join the caller's transaction of the workspace, if there is one.
public interface DirectiveStore {
  /// Does work on one deployment in one transaction: all of it is kept, or nothing. The deployment
  /// is locked for others from the beginning to the end.
  <T> T change(String workspace, String deployment, Function<Work, T> work);

  /// A directive, if there is one.
  Optional<Directive> find(DirectiveName name);

  /// The authority over a deployment; [Authority#unknown] before anything is known.
  Authority authority(String workspace, String deployment);

  /// The authorities over the deployments that have been heard of, by the deployment's id.
  ///
  /// @param unknownOnly only those without an owner
  /// @param after only deployments behind this one; empty for the beginning
  List<Authority> authorities(String workspace, boolean unknownOnly, String after, int limit);

  /// All that happened to a deployment, by sequence.
  ///
  /// @param acknowledgedOnly only directives that the platform has carried out
  List<DeploymentEntry> entries(String workspace, String deployment, boolean acknowledgedOnly);

  /// Directives that fit, the last proposed first, equal times by id.
  ///
  /// @param deployment only this one's; empty for all
  /// @param states only in these; empty for all
  /// @param after the place to go on behind; absent for the beginning
  List<Directive> list(
      String workspace,
      String deployment,
      Set<DirectiveState> states,
      @Nullable Place after,
      int limit);

  /// Ordered directives of a deployment, by sequence.
  ///
  /// @param after only those behind this place
  List<Directive> orderedAfter(String workspace, String deployment, long after, int limit);

  /// Directives of a deployment that wait for the platform's answer, by sequence.
  List<Directive> unanswered(String workspace, String deployment, int limit);

  /// The directives that an incident has led to, the last proposed first.
  List<Directive> ofIncident(String workspace, String incidentId);

  /// The place of a directive in a list.
  record Place(Instant proposeTime, String directiveId) {}

  /// What can be done while a deployment is locked.
  interface Work {
    /// The authority as it is now.
    Authority authority();

    /// A directive of this deployment as it is now.
    Optional<Directive> find(String directiveId);

    /// All that happened to the deployment, by sequence.
    List<DeploymentEntry> entries();

    /// Saves the authority, with its last place.
    void save(Authority authority);

    /// Saves a directive.
    void save(Directive directive);

    /// Adds a declaration at its place.
    void add(DeploymentEntry.Declared declaration);
  }
}

package io.candor.alert.directive;

import io.candor.alert.directive.DeploymentEntry.Declared;
import io.candor.alert.directive.DeploymentEntry.Ordered;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a bot is to do: a fold over what happened to its deployment, in order of the sequence.
/// Immutable.
///
/// @param declared the last declaration; absent when there was none
/// @param removed the archetypes that directives took off the deflection list
/// @param required the least confidence that directives ask for, by archetype
/// @param orderedVersion the version that directives ask for since the last declaration; absent
///     when none does, empty for the platform's own choice
/// @param paused whether the bot is to answer nobody
/// @param sequence place of the last entry; 0 for none
public record DeploymentState(
    @Nullable Declared declared,
    SortedSet<String> removed,
    SortedMap<String, Double> required,
    @Nullable String orderedVersion,
    boolean paused,
    long sequence) {
  /// Nothing happened yet.
  public static final DeploymentState NOTHING =
      new DeploymentState(null, new TreeSet<>(), new TreeMap<>(), null, false, 0);

  /// The state after these entries, in whatever order they are given.
  public static DeploymentState of(List<DeploymentEntry> entries) {
    DeploymentState state = NOTHING;
    for (DeploymentEntry entry :
        entries.stream().sorted(Comparator.comparingLong(DeploymentEntry::sequence)).toList()) {
      state =
          switch (entry) {
            case Declared declaration -> state.declare(declaration);
            case Ordered ordered -> state.apply(ordered);
          };
    }
    return state;
  }

  /// The archetypes that the bot may try; nothing when nobody ever said.
  public Optional<SortedSet<String>> deflectionList() {
    // A producer that names no archetype has not said which.
    if (declared == null || (declared.isObserved() && declared.deflectionList().isEmpty())) {
      return Optional.empty();
    }
    SortedSet<String> list = new TreeSet<>(declared.deflectionList());
    list.removeAll(removed);
    return Optional.of(list);
  }

  /// The least confidence by archetype: the higher of what was declared and what is required.
  public SortedMap<String, Double> thresholds() {
    SortedMap<String, Double> thresholds = new TreeMap<>(required);
    if (declared != null) {
      declared
          .thresholds()
          .forEach((archetype, own) -> thresholds.merge(archetype, own, Math::max));
    }
    return thresholds;
  }

  /// The version that the bot is to run; empty when unknown.
  public String botVersion() {
    if (orderedVersion != null && !orderedVersion.isEmpty()) {
      return orderedVersion;
    }
    return declared == null ? "" : declared.botVersion();
  }

  /// Why an action would change nothing or make no sense now; nothing if it can be ordered.
  public Optional<String> objection(Action action) {
    return switch (action) {
      case Action.RemoveArchetype(String archetype) ->
          removed.contains(archetype)
              ? Optional.of("the archetype is off the deflection list already")
              : Optional.empty();
      case Action.RestoreArchetype(String archetype) ->
          removed.contains(archetype)
              ? Optional.empty()
              : Optional.of("no directive has removed the archetype");
      case Action.TightenThreshold(String archetype, double minConfidence) ->
          minConfidence > thresholds().getOrDefault(archetype, 0.0)
              ? Optional.empty()
              : Optional.of("the threshold is as high already");
      case Action.RollBack(String version) ->
          !version.isEmpty() && version.equals(botVersion())
              ? Optional.of("the bot is to run this version already")
              : Optional.empty();
      case Action.Pause _ -> paused ? Optional.of("the bot is paused already") : Optional.empty();
      case Action.Resume _ -> paused ? Optional.empty() : Optional.of("the bot is not paused");
      case Action.LoosenThreshold _ -> Optional.empty();
    };
  }

  /// The action that takes an ordered one back: what the others alone would have come to.
  ///
  /// @param entries all that happened to the deployment
  /// @param reverted the directive to be taken back
  public static Action inverse(List<DeploymentEntry> entries, Directive reverted) {
    DeploymentState without =
        of(
            entries.stream()
                .filter(
                    it ->
                        !(it instanceof Ordered ordered
                            && ordered.directiveId().equals(reverted.name().directiveId())))
                .toList());
    return switch (reverted.action()) {
      case Action.RemoveArchetype(String archetype) ->
          without.removed().contains(archetype)
              ? new Action.RemoveArchetype(archetype)
              : new Action.RestoreArchetype(archetype);
      case Action.RestoreArchetype(String archetype) ->
          without.removed().contains(archetype)
              ? new Action.RemoveArchetype(archetype)
              : new Action.RestoreArchetype(archetype);
      case Action.TightenThreshold(String archetype, double _) ->
          new Action.LoosenThreshold(archetype, without.required().get(archetype));
      case Action.LoosenThreshold(String archetype, Double _) ->
          without.required().containsKey(archetype)
              ? new Action.TightenThreshold(archetype, without.required().get(archetype))
              : new Action.LoosenThreshold(archetype, null);
      case Action.RollBack _ -> new Action.RollBack(without.botVersion());
      case Action.Pause _ -> without.paused() ? new Action.Pause() : new Action.Resume();
      case Action.Resume _ -> without.paused() ? new Action.Pause() : new Action.Resume();
    };
  }

  // A platform that tells of another version has made its choice since the last roll-back.
  private DeploymentState declare(Declared declaration) {
    boolean moved = declared != null && !declared.botVersion().equals(declaration.botVersion());
    return new DeploymentState(
        declaration,
        removed,
        required,
        moved ? null : orderedVersion,
        paused,
        declaration.sequence());
  }

  private DeploymentState apply(Ordered ordered) {
    SortedSet<String> nowRemoved = new TreeSet<>(removed);
    SortedMap<String, Double> nowRequired = new TreeMap<>(required);
    String version = orderedVersion;
    boolean nowPaused = paused;
    switch (ordered.action()) {
      case Action.RemoveArchetype(String archetype) -> nowRemoved.add(archetype);
      case Action.RestoreArchetype(String archetype) -> nowRemoved.remove(archetype);
      case Action.TightenThreshold(String archetype, double minConfidence) ->
          nowRequired.put(archetype, minConfidence);
      case Action.LoosenThreshold(String archetype, Double minConfidence) -> {
        if (minConfidence == null) {
          nowRequired.remove(archetype);
        } else {
          nowRequired.put(archetype, minConfidence);
        }
      }
      case Action.RollBack(String asked) -> version = asked;
      case Action.Pause _ -> nowPaused = true;
      case Action.Resume _ -> nowPaused = false;
    }
    return new DeploymentState(
        declared, nowRemoved, nowRequired, version, nowPaused, ordered.sequence());
  }
}

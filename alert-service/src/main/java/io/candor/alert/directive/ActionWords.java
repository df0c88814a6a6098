package io.candor.alert.directive;

import java.util.Locale;

/// Says actions for people.
public final class ActionWords {
  private ActionWords() {}

  /// In the imperative, without a full stop: `Remove billing dispute from the deflection list of
  /// helpbot`.
  public static String imperative(Action action, String deployment) {
    return switch (action) {
      case Action.RemoveArchetype(String archetype) ->
          "Remove " + words(archetype) + " from the deflection list of " + deployment;
      case Action.RestoreArchetype(String archetype) ->
          "Put " + words(archetype) + " back on the deflection list of " + deployment;
      case Action.TightenThreshold(String archetype, double minConfidence) ->
          "Let "
              + deployment
              + " try "
              + words(archetype)
              + " only at a confidence of "
              + number(minConfidence)
              + " or above";
      case Action.LoosenThreshold(String archetype, Double minConfidence) ->
          "Let "
              + deployment
              + " try "
              + words(archetype)
              + (minConfidence == null
                  ? " at its own confidence again"
                  : " at a confidence of " + number(minConfidence) + " again");
      case Action.RollBack(String version) ->
          version.isEmpty()
              ? "Let " + deployment + " run the version of its platform's choice again"
              : "Roll " + deployment + " back to version " + version;
      case Action.Pause _ -> "Pause " + deployment;
      case Action.Resume _ -> "Let " + deployment + " answer customers again";
    };
  }

  private static String words(String id) {
    return id.replace('_', ' ');
  }

  private static String number(double confidence) {
    return String.format(Locale.ROOT, "%.2f", confidence);
  }
}

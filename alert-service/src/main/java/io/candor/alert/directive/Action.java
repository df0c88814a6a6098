package io.candor.alert.directive;

import org.jspecify.annotations.Nullable;

/// What a bot platform has to do. Each is absolute: doing it twice changes nothing.
public sealed interface Action {
  /// Which one it is.
  Kind kind();

  /// What it is about inside the deployment: actions of one subject override each other. An
  /// archetype's id, or empty for the bot as a whole.
  default String subject() {
    return "";
  }

  /// Which action; the names stand in the store.
  enum Kind {
    TIGHTEN_THRESHOLD,
    LOOSEN_THRESHOLD,
    REMOVE_ARCHETYPE,
    RESTORE_ARCHETYPE,
    ROLL_BACK,
    PAUSE,
    RESUME
  }

  /// Try the archetype only at this intent confidence or above.
  ///
  /// @param minConfidence 0 < value <= 1
  record TightenThreshold(String archetype, double minConfidence) implements Action {
    @Override
    public Kind kind() {
      return Kind.TIGHTEN_THRESHOLD;
    }

    @Override
    public String subject() {
      return archetype;
    }
  }

  /// Take a tightening back.
  ///
  /// @param minConfidence what older directives still ask for; absent when none does
  record LoosenThreshold(String archetype, @Nullable Double minConfidence) implements Action {
    @Override
    public Kind kind() {
      return Kind.LOOSEN_THRESHOLD;
    }

    @Override
    public String subject() {
      return archetype;
    }
  }

  /// Take the archetype off the deflection list.
  record RemoveArchetype(String archetype) implements Action {
    @Override
    public Kind kind() {
      return Kind.REMOVE_ARCHETYPE;
    }

    @Override
    public String subject() {
      return archetype;
    }
  }

  /// Put the archetype back on the deflection list.
  record RestoreArchetype(String archetype) implements Action {
    @Override
    public Kind kind() {
      return Kind.RESTORE_ARCHETYPE;
    }

    @Override
    public String subject() {
      return archetype;
    }
  }

  /// Run this version.
  ///
  /// @param version its name; empty for the platform's own choice, only as a revert
  record RollBack(String version) implements Action {
    @Override
    public Kind kind() {
      return Kind.ROLL_BACK;
    }
  }

  /// Hand every conversation to a person.
  record Pause() implements Action {
    @Override
    public Kind kind() {
      return Kind.PAUSE;
    }
  }

  /// Answer customers again.
  record Resume() implements Action {
    @Override
    public Kind kind() {
      return Kind.RESUME;
    }
  }
}

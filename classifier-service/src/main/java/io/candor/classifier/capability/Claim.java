package io.candor.classifier.capability;

import io.candor.classifier.speech.Quantity;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An action that the bot says is done.
///
/// @param kind what was done
/// @param objects what to
/// @param amount the money it speaks of; absent when it names none
/// @param turnIndex the turn that says it
/// @param time when it was said
/// @param sentence as it was said
/// @param readable whether a record may say so, too: "your flight is confirmed"
public record Claim(
    ActionKind kind,
    Set<ActionObject> objects,
    @Nullable Quantity amount,
    int turnIndex,
    Instant time,
    String sentence,
    boolean readable) {

  public Claim {
    objects = Set.copyOf(objects);
  }

  /// What only an action brings about.
  Claim(
      ActionKind kind,
      Set<ActionObject> objects,
      @Nullable Quantity amount,
      int turnIndex,
      Instant time,
      String sentence) {
    this(kind, objects, amount, turnIndex, time, sentence, false);
  }

  /// The same of what a record may say, too.
  Claim read() {
    return new Claim(kind, objects, amount, turnIndex, time, sentence, true);
  }

  /// A short name of the action, the same for all who claim it: `refund`, `change-plan`.
  public String action() {
    if (kind == ActionKind.REFUND || kind == ActionKind.ESCALATE) {
      return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
    Set<ActionObject> specific = new TreeSet<>(specificObjects());
    Set<ActionObject> named = specific.isEmpty() ? new TreeSet<>(objects) : specific;
    return (kind.name()
            + named.stream()
                .limit(1)
                .map(object -> "-" + object.name())
                .collect(Collectors.joining()))
        .toLowerCase(java.util.Locale.ROOT)
        .replace('_', '-');
  }

  Set<ActionObject> specificObjects() {
    return objects.stream().filter(ActionObject::isSpecific).collect(Collectors.toSet());
  }
}

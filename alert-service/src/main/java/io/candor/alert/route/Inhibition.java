package io.candor.alert.route;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingScope;
import io.candor.alert.finding.Severity;
import java.util.Set;

/// Mutes incidents that another one explains.
///
/// @param source what the parents are
/// @param target what the children are
/// @param equal what a child has in common with its parent
public record Inhibition(Matcher source, Matcher target, Set<Field> equal) {
  public Inhibition {
    equal = Set.copyOf(equal);
  }

  /// What two findings can have in common; the names equal those of the contract.
  public enum Field {
    /// The bot.
    DEPLOYMENT,
    /// The ticket type.
    ARCHETYPE,
    /// The product area.
    AREA,
    /// The symptom.
    THEME;

    private String of(FindingScope scope) {
      return switch (this) {
        case DEPLOYMENT -> scope.deployment().id();
        case ARCHETYPE -> scope.archetypeId();
        case AREA -> scope.area().id();
        case THEME -> scope.theme().id();
      };
    }
  }

  /// Whether a child is muted while this parent is not over. A P0 never is.
  public boolean mutes(Finding child, Finding parent) {
    return child.judgement().severity() != Severity.P0
        && target.accepts(child)
        && source.accepts(parent)
        && equal.stream()
            .allMatch(
                field ->
                    field.of(child.subject().scope()).equals(field.of(parent.subject().scope())));
  }
}

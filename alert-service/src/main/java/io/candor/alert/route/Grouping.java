package io.candor.alert.route;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingScope;
import io.candor.alert.finding.Segment;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// How the incidents of a route are gathered into one message.
///
/// @param by what the incidents of a group have in common; empty: all of the route are one group
/// @param firstWait how long the first of a new group waits for others
/// @param interval the shortest time between two messages about one group
/// @param alone whether every incident is told of on its own, whatever the route above says
public record Grouping(Set<Field> by, Duration firstWait, Duration interval, boolean alone) {
  /// The wait of a grouping that names none.
  public static final Duration DEFAULT_WAIT = Duration.ofSeconds(30);

  /// The interval of a grouping that names none.
  public static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(5);

  public Grouping {
    by = Set.copyOf(by);
  }

  /// What findings can have in common; the names equal those of the contract.
  public enum Field {
    /// The kind of finding.
    KIND,
    /// The severity.
    SEVERITY,
    /// The product area.
    AREA,
    /// The symptom.
    THEME,
    /// The ticket type.
    ARCHETYPE,
    /// The bot.
    DEPLOYMENT,
    /// The segment of accounts.
    SEGMENT,
    /// The ISO week that tripped it.
    OPENED_WEEK;

    private String of(Finding finding) {
      FindingScope scope = finding.subject().scope();
      Segment segment = scope.segment();
      return switch (this) {
        case KIND -> finding.subject().kind().name();
        case SEVERITY -> finding.judgement().severity().name();
        case AREA -> scope.area().id();
        case THEME -> scope.theme().id();
        case ARCHETYPE -> scope.archetypeId();
        case DEPLOYMENT -> scope.deployment().id();
        case SEGMENT -> segment == null ? "" : segment.name();
        case OPENED_WEEK -> finding.subject().openedWeek();
      };
    }
  }

  /// What a finding's group is told by: every field of `by` with the finding's value, empty where
  /// it has none.
  public Map<Field, String> labels(Finding finding) {
    Map<Field, String> labels = new EnumMap<>(Field.class);
    by.forEach(field -> labels.put(field, field.of(finding)));
    return labels;
  }
}

package io.candor.alert.correlation;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingName;
import io.candor.alert.finding.FindingScope;
import io.candor.alert.finding.Impact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The findings of one incident, the leading one first. Immutable.
///
/// @param findings the latest revision of each
public record FindingSet(List<Finding> findings) {
  // What lasts before what is over and that before what never was, what may be told before what is
  // history, then the most urgent, the surest, the widest, the one that hits most, the one that has
  // lasted longest, and the latest.
  private static final Comparator<Finding> LEADING =
      Comparator.<Finding, Boolean>comparing(it -> !it.isOpen())
          .thenComparing(Finding::isWithdrawn)
          .thenComparing(it -> !it.judgement().notifiable())
          .thenComparing(it -> it.judgement().severity())
          .thenComparing(it -> !it.judgement().automatic())
          .thenComparing(it -> restrictions(it.subject().scope()).count())
          .thenComparing(it -> it.subject().kind())
          .thenComparing(FindingSet::priority, Comparator.reverseOrder())
          .thenComparing(it -> it.weeks().size(), Comparator.reverseOrder())
          .thenComparing(it -> it.subject().openedWeek(), Comparator.reverseOrder())
          .thenComparing(it -> it.name().findingId());

  /// None yet.
  public static final FindingSet EMPTY = new FindingSet(List.of());

  public FindingSet {
    findings = findings.stream().sorted(LEADING).toList();
  }

  /// The same with this revision of a finding.
  public FindingSet with(Finding finding) {
    List<Finding> next = new ArrayList<>(findings);
    next.removeIf(it -> it.name().equals(finding.name()));
    next.add(finding);
    return new FindingSet(next);
  }

  /// The finding that speaks for all.
  ///
  /// @throws java.util.NoSuchElementException if there is none
  public Finding leading() {
    return findings.getFirst();
  }

  /// Whether some revision of this finding is one of them.
  public boolean has(FindingName name) {
    return findings.stream().anyMatch(it -> it.name().equals(name));
  }

  /// The first week that tripped one of those that were not withdrawn, or of all if all were; empty
  /// if there is none.
  public String firstWeek() {
    return findings.stream()
        .filter(it -> !it.isWithdrawn() || leading().isWithdrawn())
        .map(it -> it.subject().openedWeek())
        .min(Comparator.naturalOrder())
        .orElse("");
  }

  /// Whether one of them lasts that says the same of a wider scope.
  public boolean explains(Finding part) {
    return findings.stream().anyMatch(it -> it.isOpen() && isPart(part, it));
  }

  /// Those that say the same as this one of a part of its scope.
  public List<Finding> partsOf(Finding whole) {
    return findings.stream().filter(it -> isPart(it, whole)).toList();
  }

  private static boolean isPart(Finding part, Finding whole) {
    List<String> wide = restrictions(whole.subject().scope()).toList();
    List<String> narrow = restrictions(part.subject().scope()).toList();
    return part.subject().kind() == whole.subject().kind()
        && part.subject().metric().equals(whole.subject().metric())
        && part.subject().policyClass().equals(whole.subject().policyClass())
        && wide.size() < narrow.size()
        && narrow.containsAll(wide);
  }

  /// Zero where nobody is known to be hit, as by figures of a bot.
  private static double priority(Finding finding) {
    Impact impact = finding.context().impact();
    return impact == null ? 0 : impact.priority();
  }

  private static Stream<String> restrictions(FindingScope scope) {
    return Stream.of(
            "deployment " + scope.deployment().id(),
            "archetype " + scope.archetypeId(),
            "segment " + Objects.toString(scope.segment(), ""),
            "channel " + scope.channel(),
            "area " + scope.area().id(),
            "theme " + scope.theme().id(),
            "source " + scope.source())
        .filter(it -> !it.endsWith(" "));
  }
}

package io.candor.alert.correlation;

import io.candor.alert.finding.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Decides which incident each of some findings belongs to. A finding stays with its incident for
/// ever; a new one joins the incident of a wider matter that was there no later than itself, else
/// the last one of its own matter that is near in time, else it opens one. Not thread-safe.
public final class Correlation {
  private static final Comparator<Finding> FIRST_THEN_WIDEST =
      Comparator.<Finding, String>comparing(it -> it.subject().openedWeek())
          .thenComparing(it -> it.subject().scope().archetypeId())
          .thenComparing(it -> !it.isOpen())
          .thenComparing(it -> it.name().findingId());

  // Bot by bot, so that two callers take the locks of bots alike.
  private static final Comparator<Assigned> TO_APPLY =
      Comparator.<Assigned, String>comparing(it -> it.finding().subject().scope().deployment().id())
          .thenComparing(it -> !it.finding().isOpen());

  private final Map<CorrelationKey, List<Episode>> episodes = new HashMap<>();
  private final Map<String, String> incidents;
  private final Duration within;

  /// @param episodes the incidents that are known under each key
  /// @param incidents ids of the incidents of findings that have one, by the finding's id
  /// @param within how long after an incident ended a finding still belongs to it
  public Correlation(
      Map<CorrelationKey, List<Episode>> episodes, Map<String, String> incidents, Duration within) {
    episodes.forEach((key, known) -> this.episodes.put(key, new ArrayList<>(known)));
    this.incidents = new HashMap<>(incidents);
    this.within = within;
  }

  /// All keys that can decide where these findings belong, sorted.
  public static Collection<CorrelationKey> keys(Collection<Finding> findings) {
    TreeSet<CorrelationKey> keys = new TreeSet<>();
    findings.forEach(
        finding -> {
          keys.addAll(Matters.offered(finding));
          keys.addAll(Matters.wider(finding));
        });
    return keys;
  }

  /// The incident of each finding that has or opens one, in the order in which they are to be
  /// applied: what lasts before what is over, so that an incident that goes on never seems to end.
  ///
  /// @param opened makes the id of the incident that a finding opens
  public List<Assigned> assign(Collection<Finding> findings, Function<Finding, String> opened) {
    List<Assigned> assigned = new ArrayList<>();
    for (Finding finding : findings.stream().sorted(FIRST_THEN_WIDEST).toList()) {
      String known = incidents.get(finding.name().findingId());
      if (known == null && !finding.isConfirmed()) {
        continue;
      }
      Optional<String> wider = known == null ? inWider(finding) : Optional.empty();
      String incident =
          known != null
              ? known
              : wider
                  .or(() -> near(Matters.offered(finding), finding).findFirst())
                  .orElseGet(() -> opened.apply(finding));
      incidents.put(finding.name().findingId(), incident);
      // What is only part of a wider matter does not bring others of its own there.
      boolean own = known == null ? wider.isEmpty() : isOwn(finding, incident);
      List<CorrelationKey> keys = own ? Matters.offered(finding) : List.of();
      keys.forEach(key -> extend(key, incident, finding));
      assigned.add(new Assigned(incident, finding, keys));
    }
    assigned.sort(TO_APPLY);
    return assigned;
  }

  /// A finding with the incident that it belongs to.
  ///
  /// @param keys the keys under which others find that incident through this finding
  public record Assigned(String incidentId, Finding finding, List<CorrelationKey> keys) {
    public Assigned {
      keys = List.copyOf(keys);
    }
  }

  private Optional<String> inWider(Finding finding) {
    return near(
            Matters.wider(finding),
            finding,
            it -> it.firstWeek().compareTo(finding.subject().openedWeek()) <= 0)
        .findFirst();
  }

  private boolean isOwn(Finding finding, String incident) {
    return Matters.wider(finding).isEmpty()
        || Matters.offered(finding).stream()
            .flatMap(key -> episodes.getOrDefault(key, List.of()).stream())
            .anyMatch(it -> it.incidentId().equals(incident));
  }

  private Stream<String> near(List<CorrelationKey> keys, Finding finding) {
    return near(keys, finding, it -> true);
  }

  // Of one key the last incident first.
  private Stream<String> near(
      List<CorrelationKey> keys, Finding finding, Predicate<Episode> condition) {
    return keys.stream()
        .flatMap(
            key ->
                episodes.getOrDefault(key, List.of()).stream()
                    .sorted(Comparator.comparing(Episode::firstWeek).reversed()))
        .filter(
            it ->
                it.isNear(
                    finding.subject().openedWeek(), finding.judgement().clearedWeek(), within))
        .filter(condition)
        .map(Episode::incidentId);
  }

  private void extend(CorrelationKey key, String incident, Finding finding) {
    String opened = finding.subject().openedWeek();
    String cleared = finding.judgement().clearedWeek();
    List<Episode> known = episodes.computeIfAbsent(key, it -> new ArrayList<>());
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).incidentId().equals(incident)) {
        known.set(i, known.get(i).with(opened, cleared));
        return;
      }
    }
    known.add(new Episode(incident, opened, cleared));
  }
}

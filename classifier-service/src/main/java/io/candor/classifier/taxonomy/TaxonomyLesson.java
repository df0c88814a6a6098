package io.candor.classifier.taxonomy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes examples of what people told about a text: it becomes one of each theme that it has, and
/// stops being one of those that it has not. A detector that must not hit it gets it as a
/// counterexample. Pure.
public final class TaxonomyLesson {
  // The latest examples are kept: what people told last counts most. A found theme begins with 200
  // counterexamples.
  private static final int MOST_EXAMPLES = 200;
  private static final int MOST_COUNTER_EXAMPLES = 400;

  private final Taxonomy before;
  private final Map<String, Area> areas = new LinkedHashMap<>();
  private final Map<String, Theme> themes = new LinkedHashMap<>();
  private final Map<String, Archetype> archetypes = new LinkedHashMap<>();

  /// @param before what is learned from
  public TaxonomyLesson(Taxonomy before) {
    this.before = before;
    before.areas().forEach(area -> areas.put(area.id(), area));
    before.themes().forEach(theme -> themes.put(theme.id(), theme));
    before.archetypes().forEach(archetype -> archetypes.put(archetype.id(), archetype));
  }

  /// A text that has these labels.
  ///
  /// @param areaId empty: not told
  /// @param themeIds empty: it has none
  /// @param archetypeId empty: not told
  public void learn(String text, String areaId, List<String> themeIds, String archetypeId) {
    for (Theme theme : List.copyOf(themes.values())) {
      boolean right = themeIds.contains(theme.id());
      if (right || theme.examples().contains(text) || mustNotHit(theme)) {
        themes.put(theme.id(), right ? with(theme, text) : without(theme, text));
      }
    }
    Area area = areas.get(areaId);
    if (area != null && themeIds.isEmpty()) {
      areas.put(
          area.id(),
          new Area(
              area.id(),
              area.displayName(),
              area.description(),
              area.owner(),
              added(area.examples(), text, MOST_EXAMPLES)));
    }
    Archetype archetype = archetypes.get(archetypeId);
    if (archetype != null) {
      archetypes.put(
          archetype.id(),
          new Archetype(
              archetype.id(),
              archetype.displayName(),
              archetype.description(),
              archetype.tier(),
              archetype.band(),
              added(archetype.examples(), text, MOST_EXAMPLES)));
    }
  }

  /// The next version, with everything that was learned.
  public Taxonomy taxonomy() {
    return before.next(
        List.copyOf(areas.values()),
        List.copyOf(themes.values()),
        List.copyOf(archetypes.values()));
  }

  /// The next version, with only what the detectors of found themes have learned: areas, archetypes
  /// and all other themes have the examples that they had.
  public Taxonomy ofFoundThemes() {
    List<Theme> learned =
        before.themes().stream()
            .map(
                theme -> theme.discovery() == null ? theme : themes.getOrDefault(theme.id(), theme))
            .toList();
    return before.next(before.areas(), learned, before.archetypes());
  }

  private static boolean mustNotHit(Theme theme) {
    return theme.isAssignable() && theme.hasDetector();
  }

  private static Theme with(Theme theme, String text) {
    List<String> examples = added(theme.examples(), text, MOST_EXAMPLES);
    Discovery discovery = theme.discovery();
    return copy(
        theme, examples, discovery == null ? List.of() : removed(discovery, text), discovery);
  }

  private static Theme without(Theme theme, String text) {
    List<String> examples = theme.examples().stream().filter(e -> !e.equals(text)).toList();
    Discovery discovery = theme.discovery();
    return copy(
        theme,
        examples,
        discovery == null
            ? List.of()
            : added(discovery.counterExamples(), text, MOST_COUNTER_EXAMPLES),
        discovery);
  }

  private static Theme copy(
      Theme theme,
      List<String> examples,
      List<String> counterExamples,
      @Nullable Discovery discovery) {
    return new Theme(
        theme.id(),
        theme.areaId(),
        theme.parentThemeId(),
        theme.displayName(),
        theme.state(),
        theme.firstSeenTime(),
        examples,
        discovery == null
            ? null
            : new Discovery(
                discovery.foundTime(),
                discovery.verbatimCount(),
                discovery.customerCount(),
                counterExamples,
                discovery.similarThemeId()),
        theme.lineage());
  }

  private static List<String> removed(Discovery discovery, String text) {
    return discovery.counterExamples().stream().filter(e -> !e.equals(text)).toList();
  }

  private static List<String> added(List<String> texts, String text, int most) {
    Set<String> all = new LinkedHashSet<>(texts);
    all.add(text);
    List<String> list = new ArrayList<>(all);
    return List.copyOf(list.subList(Math.max(0, list.size() - most), list.size()));
  }
}

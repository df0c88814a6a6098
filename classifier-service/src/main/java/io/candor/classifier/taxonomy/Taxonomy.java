package io.candor.classifier.taxonomy;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A workspace's areas, themes and archetypes at one version. Each list is sorted by id.
///
/// @param version grows by 1 with every change, from 1
/// @param background sentences that belong to nothing: what the heads have to pass over
public record Taxonomy(
    long version,
    List<Area> areas,
    List<Theme> themes,
    List<Archetype> archetypes,
    List<String> background) {

  public Taxonomy {
    if (version < 1) {
      throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
    }
    areas = sorted("area", areas, Area::id);
    themes = sorted("theme", themes, Theme::id);
    archetypes = sorted("archetype", archetypes, Archetype::id);
    background = List.copyOf(background);
    Set<String> areaIds = ids(areas, Area::id);
    Set<String> themeIds = ids(themes, Theme::id);
    for (Theme theme : themes) {
      if (!areaIds.contains(theme.areaId())) {
        throw new IllegalArgumentException(
            "theme " + theme.id() + ": there is no area " + theme.areaId());
      }
      if (!theme.parentThemeId().isEmpty() && !themeIds.contains(theme.parentThemeId())) {
        throw new IllegalArgumentException(
            "theme " + theme.id() + ": there is no theme " + theme.parentThemeId());
      }
    }
    if (!ids(archetypes, Archetype::id).contains(Archetype.OTHER)) {
      throw new IllegalArgumentException("archetypes: `other` is missing");
    }
  }

  /// Of the version alone: heads are looked up by the taxonomy for every text, and a large one has
  /// thousands of sentences.
  @Override
  public int hashCode() {
    return Long.hashCode(version);
  }

  /// Names this version for whoever wants to change it.
  public String etag() {
    return Long.toString(version);
  }

  /// The version after this one, with the same background.
  public Taxonomy next(List<Area> areas, List<Theme> themes, List<Archetype> archetypes) {
    return new Taxonomy(version + 1, areas, themes, archetypes, background);
  }

  private static <T> List<T> sorted(String kind, List<T> items, Function<T, String> id) {
    if (ids(items, id).size() < items.size()) {
      throw new IllegalArgumentException(kind + " ids: every id may stand only once");
    }
    return items.stream().sorted(Comparator.comparing(id)).toList();
  }

  private static <T> Set<String> ids(List<T> items, Function<T, String> id) {
    Set<String> ids = new HashSet<>();
    items.forEach(item -> ids.add(id.apply(item)));
    return ids;
  }
}

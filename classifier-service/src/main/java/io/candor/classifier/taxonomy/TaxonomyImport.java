package io.candor.classifier.taxonomy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Replaces a taxonomy by one that was written elsewhere. What the system knows of a theme that is
/// in both stays: how it was found, when it was first seen, what became of it. A theme that is not
/// named any more is retired, not forgotten, and so is the area that it stands in. Pure.
public final class TaxonomyImport {
  private TaxonomyImport() {}

  /// The next version, with the content of an earlier one. Themes that came later are retired.
  public static Taxonomy restore(Taxonomy latest, Taxonomy earlier) {
    Set<String> themeIds = new HashSet<>();
    earlier.themes().forEach(theme -> themeIds.add(theme.id()));
    Set<String> areaIds = new HashSet<>();
    List<Area> areas = new ArrayList<>(earlier.areas());
    areas.forEach(area -> areaIds.add(area.id()));
    List<Theme> themes = new ArrayList<>(earlier.themes());
    for (Theme theme : latest.themes()) {
      if (!themeIds.contains(theme.id())) {
        themes.add(ThemeCopy.of(theme).parentThemeId("").state(Theme.State.RETIRED).build());
        if (areaIds.add(theme.areaId())) {
          latest.areas().stream().filter(a -> a.id().equals(theme.areaId())).forEach(areas::add);
        }
      }
    }
    return new Taxonomy(
        latest.version() + 1, areas, themes, earlier.archetypes(), earlier.background());
  }

  /// The next version.
  ///
  /// @param read as it was written; its version is of no meaning
  public static TaxonomyEditor.Edited replace(Taxonomy before, Taxonomy read) {
    Map<String, Theme> known = new HashMap<>();
    before.themes().forEach(theme -> known.put(theme.id(), theme));
    List<Theme> themes = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (Theme theme : read.themes()) {
      named.add(theme.id());
      Theme old = known.get(theme.id());
      themes.add(
          old == null
              ? theme
              : ThemeCopy.of(old)
                  .areaId(theme.areaId())
                  .parentThemeId(theme.parentThemeId())
                  .displayName(theme.displayName())
                  .state(theme.state())
                  .examples(theme.examples())
                  .build());
    }
    Set<String> areaIds = new HashSet<>();
    List<Area> areas = new ArrayList<>(read.areas());
    areas.forEach(area -> areaIds.add(area.id()));
    int retired = 0;
    for (Theme theme : before.themes()) {
      if (!named.contains(theme.id())) {
        retired += theme.isAssignable() ? 1 : 0;
        themes.add(ThemeCopy.of(theme).parentThemeId("").state(Theme.State.RETIRED).build());
        if (areaIds.add(theme.areaId())) {
          before.areas().stream()
              .filter(area -> area.id().equals(theme.areaId()))
              .forEach(areas::add);
        }
      }
    }
    TaxonomyEditor.requireValid(areas, themes, read.archetypes());
    Taxonomy next =
        new Taxonomy(before.version() + 1, areas, themes, read.archetypes(), read.background());
    return new TaxonomyEditor.Edited(
        next,
        "imports %d areas, %d themes, %d archetypes; retires %d themes"
            .formatted(
                read.areas().size(), read.themes().size(), read.archetypes().size(), retired));
  }
}

package io.candor.classifier.taxonomy;

import io.candor.kit.error.FieldViolation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What a taxonomy has to be: every broken rule at once, each with the path of the entry.
public final class TaxonomyRules {
  /// More themes than this are no words to speak by.
  public static final int MOST_THEMES = 10_000;

  /// Examples of all entries together: what a replica can learn in a few minutes.
  static final int MOST_EXAMPLES = 50_000;

  private static final int MOST_AREAS = 500;
  private static final int MOST_ARCHETYPES = 500;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_EXAMPLE = 2_000;

  private TaxonomyRules() {}

  /// The broken rules; empty for a taxonomy that can be used.
  static List<FieldViolation> violations(
      List<Area> areas, List<Theme> themes, List<Archetype> archetypes) {
    Violations found = new Violations();
    found.atMost("areas", areas.size(), MOST_AREAS);
    found.atMost("themes", themes.size(), MOST_THEMES);
    found.atMost("archetypes", archetypes.size(), MOST_ARCHETYPES);
    found.unique("areas", areas, Area::id);
    found.unique("themes", themes, Theme::id);
    found.unique("archetypes", archetypes, Archetype::id);
    int examples = 0;
    for (Area area : areas) {
      found.texts("areas[" + area.id() + "]", area.displayName(), area.examples());
      examples += area.examples().size();
    }
    for (Theme theme : themes) {
      found.texts("themes[" + theme.id() + "]", theme.displayName(), theme.examples());
      examples += theme.examples().size();
    }
    for (Archetype archetype : archetypes) {
      found.texts(
          "archetypes[" + archetype.id() + "]", archetype.displayName(), archetype.examples());
      examples += archetype.examples().size();
    }
    found.atMost("examples", examples, MOST_EXAMPLES);
    places(areas, themes, found);
    if (archetypes.stream().noneMatch(archetype -> archetype.id().equals(Archetype.OTHER))) {
      found.add("archetypes", "`other` is missing");
    }
    return found.all;
  }

  private static void places(List<Area> areas, List<Theme> themes, Violations found) {
    Set<String> areaIds = new HashSet<>();
    areas.forEach(area -> areaIds.add(area.id()));
    Map<String, Theme> byId = new HashMap<>();
    themes.forEach(theme -> byId.put(theme.id(), theme));
    for (Theme theme : themes) {
      String path = "themes[" + theme.id() + "]";
      if (!areaIds.contains(theme.areaId())) {
        found.add(path + ".area_id", "there is no area " + theme.areaId());
      }
      if (theme.parentThemeId().isEmpty()) {
        continue;
      }
      Theme parent = byId.get(theme.parentThemeId());
      if (parent == null) {
        found.add(path + ".parent_theme_id", "there is no theme " + theme.parentThemeId());
      } else if (!parent.areaId().equals(theme.areaId())) {
        found.add(
            path + ".parent_theme_id",
            "theme " + parent.id() + " is of another area, " + parent.areaId());
      } else if (isBelowItself(theme, byId)) {
        found.add(path + ".parent_theme_id", "the theme is below itself");
      }
    }
  }

  private static boolean isBelowItself(Theme theme, Map<String, Theme> byId) {
    Set<String> passed = new HashSet<>();
    Theme at = byId.get(theme.parentThemeId());
    while (at != null && passed.add(at.id())) {
      if (at.id().equals(theme.id())) {
        return true;
      }
      at = byId.get(at.parentThemeId());
    }
    return false;
  }

  private static final class Violations {
    private final List<FieldViolation> all = new ArrayList<>();

    void add(String path, String description) {
      all.add(new FieldViolation(path, description));
    }

    void atMost(String path, int count, int most) {
      if (count > most) {
        add(path, count + " entries (expected: at most " + most + ")");
      }
    }

    <T> void unique(String path, List<T> items, Function<T, String> id) {
      Set<String> seen = new HashSet<>();
      for (T item : items) {
        if (!seen.add(id.apply(item))) {
          add(path + "[" + id.apply(item) + "]", "the id stands more than once");
        }
      }
    }

    void texts(String path, String name, List<String> examples) {
      if (name.isBlank() || name.length() > LONGEST_NAME) {
        add(path + ".display_name", "1 to " + LONGEST_NAME + " characters are expected");
      }
      for (int i = 0; i < examples.size(); i++) {
        if (examples.get(i).isBlank() || examples.get(i).length() > LONGEST_EXAMPLE) {
          add(
              path + ".examples[" + i + "]",
              "1 to " + LONGEST_EXAMPLE + " characters are expected");
        }
      }
    }
  }
}

package io.candor.classifier.taxonomy;

import io.candor.kit.error.CandorException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Taxonomies as YAML and back: areas with their themes inside, archetypes, background sentences.
public final class TaxonomyYaml {
  private static final Set<String> ROOT_KEYS = Set.of("areas", "archetypes", "background");
  private static final Set<String> AREA_KEYS =
      Set.of("id", "name", "description", "owner", "examples", "themes");
  private static final Set<String> THEME_KEYS = Set.of("id", "name", "parent", "state", "examples");
  private static final Set<String> ARCHETYPE_KEYS =
      Set.of("id", "name", "description", "tier", "band", "examples");

  private final YamlReading reading;

  private TaxonomyYaml(YamlReading reading) {
    this.reading = reading;
  }

  /// Reads a taxonomy.
  ///
  /// @throws CandorException `TAXONOMY_INVALID`, naming every broken rule
  static Taxonomy read(InputStream yaml, long version) {
    return read(new InputStreamReader(yaml, StandardCharsets.UTF_8), version);
  }

  /// Reads a taxonomy.
  ///
  /// @throws CandorException `TAXONOMY_INVALID`, naming every broken rule
  public static Taxonomy read(String yaml, long version) {
    return read(new StringReader(yaml), version);
  }

  private static Taxonomy read(Reader yaml, long version) {
    YamlReading reading = new YamlReading();
    TaxonomyYaml parts = new TaxonomyYaml(reading);
    Map<String, Object> root = reading.root(yaml);
    reading.known(root, "", ROOT_KEYS);
    List<Area> areas = new ArrayList<>();
    List<Theme> themes = new ArrayList<>();
    for (YamlReading.Entry area : reading.entries(root, "areas", "", AREA_KEYS)) {
      String areaId = reading.text(area, "id");
      parts.add(
          areas,
          area,
          () ->
              new Area(
                  areaId,
                  reading.text(area, "name"),
                  reading.text(area, "description"),
                  reading.text(area, "owner"),
                  reading.texts(area.values(), "examples", area.path())));
      for (YamlReading.Entry theme :
          reading.entries(area.values(), "themes", area.path(), THEME_KEYS)) {
        parts.add(themes, theme, () -> parts.theme(theme, areaId));
      }
    }
    List<Archetype> archetypes = new ArrayList<>();
    for (YamlReading.Entry archetype : reading.entries(root, "archetypes", "", ARCHETYPE_KEYS)) {
      parts.add(archetypes, archetype, () -> parts.archetype(archetype));
    }
    List<String> background = reading.texts(root, "background", "");
    if (reading.isClean()) {
      reading.addAll(TaxonomyRules.violations(areas, themes, archetypes));
    }
    reading.requireValid();
    return new Taxonomy(version, areas, themes, archetypes, background);
  }

  /// Writes what [#read] takes. Found themes are written like others: how they were found stays in
  /// the store.
  public static String write(Taxonomy taxonomy) {
    return TaxonomyYamlWriter.write(taxonomy);
  }

  private Theme theme(YamlReading.Entry theme, String areaId) {
    String state = reading.text(theme, "state");
    Theme authored =
        Theme.authored(
            reading.text(theme, "id"),
            areaId,
            reading.text(theme, "parent"),
            reading.text(theme, "name"),
            reading.texts(theme.values(), "examples", theme.path()));
    return state.isEmpty()
        ? authored
        : ThemeCopy.of(authored).state(Theme.State.valueOf(state.toUpperCase(Locale.ROOT))).build();
  }

  private Archetype archetype(YamlReading.Entry archetype) {
    Object tier = archetype.values().getOrDefault("tier", 0);
    if (!(tier instanceof Integer)) {
      reading.violation(archetype.path() + ".tier", "a number 0 to 3 is expected");
    }
    return new Archetype(
        reading.text(archetype, "id"),
        reading.text(archetype, "name"),
        reading.text(archetype, "description"),
        tier instanceof Integer number ? number : 0,
        band(archetype),
        reading.texts(archetype.values(), "examples", archetype.path()));
  }

  private @Nullable DeflectionBand band(YamlReading.Entry archetype) {
    Object value = archetype.values().get("band");
    if (value instanceof Map<?, ?> band
        && band.get("min") instanceof Number min
        && band.get("max") instanceof Number max) {
      return new DeflectionBand(min.doubleValue(), max.doubleValue());
    }
    if (value != null) {
      reading.violation(archetype.path() + ".band", "`min` and `max`, fractions, are expected");
    }
    return null;
  }

  /// Adds what a constructor makes, or what it refuses to the violations.
  private <T> void add(List<T> items, YamlReading.Entry entry, Supplier<T> made) {
    try {
      items.add(made.get());
    } catch (IllegalArgumentException e) {
      reading.violation(entry.path(), String.valueOf(e.getMessage()));
    }
  }
}

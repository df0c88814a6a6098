package io.candor.classifier.taxonomy;

import io.candor.classifier.ClassifierReason;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/// Taxonomies as YAML and back: areas with their themes inside, archetypes, background sentences.
public final class TaxonomyYaml {
  private static final int MOST_CHARACTERS = 8 << 20;
  private static final Set<String> ROOT_KEYS = Set.of("areas", "archetypes", "background");
  private static final Set<String> AREA_KEYS =
      Set.of("id", "name", "description", "owner", "examples", "themes");
  private static final Set<String> THEME_KEYS = Set.of("id", "name", "parent", "state", "examples");
  private static final Set<String> ARCHETYPE_KEYS =
      Set.of("id", "name", "description", "tier", "band", "examples");

  private final List<FieldViolation> violations = new ArrayList<>();

  private TaxonomyYaml() {}

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
    TaxonomyYaml reading = new TaxonomyYaml();
    Map<String, Object> root = reading.map(reading.load(yaml), "");
    reading.known(root, "", ROOT_KEYS);
    List<Area> areas = new ArrayList<>();
    List<Theme> themes = new ArrayList<>();
    for (Entry area : reading.entries(root, "areas", "", AREA_KEYS)) {
      String areaId = reading.text(area, "id");
      reading.add(
          areas,
          area,
          () ->
              new Area(
                  areaId,
                  reading.text(area, "name"),
                  reading.text(area, "description"),
                  reading.text(area, "owner"),
                  reading.texts(area.values(), "examples", area.path())));
      for (Entry theme : reading.entries(area.values(), "themes", area.path(), THEME_KEYS)) {
        reading.add(themes, theme, () -> reading.theme(theme, areaId));
      }
    }
    List<Archetype> archetypes = new ArrayList<>();
    for (Entry archetype : reading.entries(root, "archetypes", "", ARCHETYPE_KEYS)) {
      reading.add(archetypes, archetype, () -> reading.archetype(archetype));
    }
    List<String> background = reading.texts(root, "background", "");
    if (reading.violations.isEmpty()) {
      reading.violations.addAll(TaxonomyRules.violations(areas, themes, archetypes));
    }
    reading.requireValid();
    return new Taxonomy(version, areas, themes, archetypes, background);
  }

  /// Writes what [#read] takes. Found themes are written like others: how they were found stays in
  /// the store.
  public static String write(Taxonomy taxonomy) {
    List<Object> areas = new ArrayList<>();
    for (Area area : taxonomy.areas()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", area.id());
      entry.put("name", area.displayName());
      entry.put("description", area.description());
      entry.put("owner", area.owner());
      entry.put("examples", area.examples());
      entry.put(
          "themes",
          taxonomy.themes().stream()
              .filter(theme -> theme.areaId().equals(area.id()))
              .map(TaxonomyYaml::entry)
              .toList());
      areas.add(entry);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("areas", areas);
    root.put("archetypes", taxonomy.archetypes().stream().map(TaxonomyYaml::entry).toList());
    root.put("background", taxonomy.background());
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(120);
    options.setSplitLines(false);
    return new Yaml(new Representer(options), options).dump(root);
  }

  private static Map<String, Object> entry(Theme theme) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", theme.id());
    entry.put("name", theme.displayName());
    if (!theme.parentThemeId().isEmpty()) {
      entry.put("parent", theme.parentThemeId());
    }
    if (theme.state() != Theme.State.ACTIVE) {
      entry.put("state", theme.state().name());
    }
    entry.put("examples", theme.examples());
    return entry;
  }

  private static Map<String, Object> entry(Archetype archetype) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", archetype.id());
    entry.put("name", archetype.displayName());
    entry.put("tier", archetype.tier());
    entry.put("description", archetype.description());
    DeflectionBand band = archetype.band();
    if (band != null) {
      Map<String, Object> ends = new LinkedHashMap<>();
      ends.put("min", band.min());
      ends.put("max", band.max());
      entry.put("band", ends);
    }
    entry.put("examples", archetype.examples());
    return entry;
  }

  /// An entry of a list.
  private record Entry(String path, Map<String, Object> values) {}

  private @Nullable Object load(Reader yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setCodePointLimit(MOST_CHARACTERS);
    try {
      return new Yaml(new SafeConstructor(options)).load(yaml);
    } catch (MarkedYAMLException e) {
      // Its text quotes the document, which may hold customers' words.
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      violation("yaml", "is no YAML at line " + line);
    } catch (YAMLException e) {
      violation("yaml", "is no YAML, or too large");
    }
    requireValid();
    return null;
  }

  private void requireValid() {
    if (!violations.isEmpty()) {
      throw CandorException.of(ClassifierReason.TAXONOMY_INVALID)
          .message("the taxonomy breaks its rules in " + violations.size() + " places")
          .fields(violations.subList(0, Math.min(100, violations.size())))
          .build();
    }
  }

  private Theme theme(Entry theme, String areaId) {
    String state = text(theme, "state");
    Theme authored =
        Theme.authored(
            text(theme, "id"),
            areaId,
            text(theme, "parent"),
            text(theme, "name"),
            texts(theme.values(), "examples", theme.path()));
    return state.isEmpty()
        ? authored
        : ThemeCopy.of(authored).state(Theme.State.valueOf(state.toUpperCase(Locale.ROOT))).build();
  }

  private Archetype archetype(Entry archetype) {
    Object tier = archetype.values().getOrDefault("tier", 0);
    if (!(tier instanceof Integer)) {
      violation(archetype.path() + ".tier", "a number 0 to 3 is expected");
    }
    return new Archetype(
        text(archetype, "id"),
        text(archetype, "name"),
        text(archetype, "description"),
        tier instanceof Integer number ? number : 0,
        band(archetype),
        texts(archetype.values(), "examples", archetype.path()));
  }

  private @Nullable DeflectionBand band(Entry archetype) {
    Object value = archetype.values().get("band");
    if (value instanceof Map<?, ?> band
        && band.get("min") instanceof Number min
        && band.get("max") instanceof Number max) {
      return new DeflectionBand(min.doubleValue(), max.doubleValue());
    }
    if (value != null) {
      violation(archetype.path() + ".band", "`min` and `max`, fractions, are expected");
    }
    return null;
  }

  /// Adds what a constructor makes, or what it refuses to the violations.
  private <T> void add(List<T> items, Entry entry, Supplier<T> made) {
    try {
      items.add(made.get());
    } catch (IllegalArgumentException e) {
      violation(entry.path(), String.valueOf(e.getMessage()));
    }
  }

  private void known(Map<String, Object> map, String path, Set<String> keys) {
    for (String key : map.keySet()) {
      if (!keys.contains(key)) {
        violation(path.isEmpty() ? key : path + "." + key, "there is no such key");
      }
    }
  }

  private String text(Entry entry, String key) {
    Object value = entry.values().get(key);
    if (value == null) {
      return "";
    }
    if (!(value instanceof String)) {
      violation(entry.path() + "." + key, "a text is expected");
    }
    return value.toString();
  }

  private List<String> texts(Map<String, Object> map, String key, String path) {
    List<String> texts = new ArrayList<>();
    for (Object item : items(map, key, path)) {
      if (item instanceof String text) {
        texts.add(text);
      } else {
        violation(at(path, key), "a list of sentences is expected");
      }
    }
    return texts;
  }

  private List<Entry> entries(Map<String, Object> map, String key, String path, Set<String> keys) {
    List<Entry> entries = new ArrayList<>();
    List<?> items = items(map, key, path);
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Map<?, ?>)) {
        violation(at(path, key) + "[" + i + "]", "entries with keys are expected");
        continue;
      }
      Map<String, Object> values = map(items.get(i), at(path, key) + "[" + i + "]");
      String id = values.get("id") instanceof String text ? text : String.valueOf(i);
      Entry entry = new Entry(at(path, key) + "[" + id + "]", values);
      known(values, entry.path(), keys);
      entries.add(entry);
    }
    return entries;
  }

  private List<?> items(Map<String, Object> map, String key, String path) {
    Object value = map.get(key);
    if (value instanceof List<?> items) {
      return items;
    }
    if (value != null) {
      violation(at(path, key), "a list is expected");
    }
    return List.of();
  }

  private Map<String, Object> map(@Nullable Object value, String path) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, entry) -> map.put(String.valueOf(key), entry));
    } else {
      violation(path.isEmpty() ? "yaml" : path, "entries with keys are expected");
    }
    return map;
  }

  private static String at(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private void violation(String path, String description) {
    violations.add(new FieldViolation(path, description));
  }
}

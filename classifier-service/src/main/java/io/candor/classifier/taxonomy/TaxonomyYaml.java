package io.candor.classifier.taxonomy;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Reads a taxonomy from YAML: areas with their themes inside, archetypes, background sentences.
final class TaxonomyYaml {
  private TaxonomyYaml() {}

  static Taxonomy read(InputStream yaml, long version) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Map<String, Object> root = new Yaml(new SafeConstructor(options)).load(yaml);
    List<Area> areas = new ArrayList<>();
    List<Theme> themes = new ArrayList<>();
    for (Map<String, Object> area : maps(root, "areas")) {
      String areaId = text(area, "id");
      areas.add(
          new Area(
              areaId,
              text(area, "name"),
              text(area, "description"),
              text(area, "owner"),
              texts(area, "examples")));
      for (Map<String, Object> theme : maps(area, "themes")) {
        themes.add(
            Theme.authored(
                text(theme, "id"), areaId, "", text(theme, "name"), texts(theme, "examples")));
      }
    }
    List<Archetype> archetypes = new ArrayList<>();
    for (Map<String, Object> archetype : maps(root, "archetypes")) {
      archetypes.add(
          new Archetype(
              text(archetype, "id"),
              text(archetype, "name"),
              text(archetype, "description"),
              archetype.get("tier") instanceof Integer tier ? tier : 0,
              band(archetype.get("band")),
              texts(archetype, "examples")));
    }
    return new Taxonomy(version, areas, themes, archetypes, texts(root, "background"));
  }

  private static @Nullable DeflectionBand band(@Nullable Object value) {
    if (value instanceof Map<?, ?> band
        && band.get("min") instanceof Number min
        && band.get("max") instanceof Number max) {
      return new DeflectionBand(min.doubleValue(), max.doubleValue());
    }
    return null;
  }

  private static String text(Map<String, Object> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  private static List<String> texts(Map<String, Object> map, String key) {
    List<String> texts = new ArrayList<>();
    if (map.get(key) instanceof List<?> items) {
      for (Object item : items) {
        if (!(item instanceof String text)) {
          throw new IllegalArgumentException(key + ": a list of sentences is expected");
        }
        texts.add(text);
      }
    }
    return texts;
  }

  @SuppressWarnings("unchecked") // the safe constructor makes maps with text keys of YAML mappings
  private static List<Map<String, Object>> maps(Map<String, Object> map, String key) {
    List<Map<String, Object>> maps = new ArrayList<>();
    if (map.get(key) instanceof List<?> items) {
      for (Object item : items) {
        if (!(item instanceof Map<?, ?> entry)) {
          throw new IllegalArgumentException(key + ": a list of entries is expected");
        }
        maps.add((Map<String, Object>) entry);
      }
    }
    return maps;
  }
}

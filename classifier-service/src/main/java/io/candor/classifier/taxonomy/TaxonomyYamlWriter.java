package io.candor.classifier.taxonomy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.representer.Representer;

/// Writes taxonomies as YAML.
final class TaxonomyYamlWriter {
  private TaxonomyYamlWriter() {}

  /// Writes what [TaxonomyYaml#read] takes. Found themes are written like others: how they were
  /// found stays in
  /// the store.
  static String write(Taxonomy taxonomy) {
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
              .map(TaxonomyYamlWriter::entry)
              .toList());
      areas.add(entry);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("areas", areas);
    root.put("archetypes", taxonomy.archetypes().stream().map(TaxonomyYamlWriter::entry).toList());
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
}

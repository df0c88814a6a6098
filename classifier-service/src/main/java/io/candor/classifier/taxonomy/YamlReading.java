package io.candor.classifier.taxonomy;

import io.candor.classifier.ClassifierReason;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads a YAML document of known keys and collects everything that is wrong with it, each with its
/// place; nothing of the document is quoted.
final class YamlReading {
  private static final int MOST_CHARACTERS = 8 << 20;

  private final List<FieldViolation> violations = new ArrayList<>();

  /// An entry of a list.
  record Entry(String path, Map<String, Object> values) {}

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

  void requireValid() {
    if (!violations.isEmpty()) {
      throw CandorException.of(ClassifierReason.TAXONOMY_INVALID)
          .message("the taxonomy breaks its rules in " + violations.size() + " places")
          .fields(violations.subList(0, Math.min(100, violations.size())))
          .build();
    }
  }

  void known(Map<String, Object> map, String path, Set<String> keys) {
    for (String key : map.keySet()) {
      if (!keys.contains(key)) {
        violation(path.isEmpty() ? key : path + "." + key, "there is no such key");
      }
    }
  }

  String text(Entry entry, String key) {
    Object value = entry.values().get(key);
    if (value == null) {
      return "";
    }
    if (!(value instanceof String)) {
      violation(entry.path() + "." + key, "a text is expected");
    }
    return value.toString();
  }

  List<String> texts(Map<String, Object> map, String key, String path) {
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

  List<Entry> entries(Map<String, Object> map, String key, String path, Set<String> keys) {
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

  void violation(String path, String description) {
    violations.add(new FieldViolation(path, description));
  }

  /// Whether nothing was wrong so far.
  boolean isClean() {
    return violations.isEmpty();
  }

  /// The document's keys.
  ///
  /// @throws CandorException `TAXONOMY_INVALID` for what is no YAML
  Map<String, Object> root(Reader yaml) {
    return map(load(yaml), "");
  }

  void addAll(List<FieldViolation> more) {
    violations.addAll(more);
  }
}

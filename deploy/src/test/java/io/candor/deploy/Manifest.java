package io.candor.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// One document of a rendered overlay.
record Manifest(Map<String, Object> tree) {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  /// A path below this module.
  static Path file(String path) {
    return MODULE.resolve(path);
  }

  /// The documents of `rendered/{overlay}.yaml`.
  static List<Manifest> ofOverlay(String overlay) {
    try {
      return parse(Files.readString(file("rendered/" + overlay + ".yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The documents of a YAML text; a key that occurs twice is an error.
  static List<Manifest> parse(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<Manifest> documents = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
      documents.add(new Manifest(asMap(document)));
    }
    return documents;
  }

  String kind() {
    return text("kind").orElse("");
  }

  String apiVersion() {
    return text("apiVersion").orElse("");
  }

  String name() {
    return text("metadata", "name").orElse("");
  }

  /// For messages.
  String title() {
    return kind() + "/" + name();
  }

  boolean isWorkload() {
    return kind().equals("Deployment") || kind().equals("StatefulSet");
  }

  /// The containers of a workload, the initial ones too.
  List<Map<String, Object>> containers() {
    return Stream.concat(
            list("spec", "template", "spec", "initContainers").stream(),
            list("spec", "template", "spec", "containers").stream())
        .toList();
  }

  /// The labels of a workload's pods.
  Map<String, Object> podLabels() {
    return map("spec", "template", "metadata", "labels");
  }

  /// The volumes of a workload's pods, with those that are made for each replica.
  List<String> volumeNames() {
    List<String> names = new ArrayList<>();
    list("spec", "template", "spec", "volumes").forEach(volume -> names.add(nameOf(volume)));
    list("spec", "volumeClaimTemplates")
        .forEach(claim -> names.add(nameOf(asMap(claim.get("metadata")))));
    return names;
  }

  Optional<String> text(String... path) {
    Object value = at(tree, path);
    return value == null ? Optional.empty() : Optional.of(value.toString());
  }

  Map<String, Object> map(String... path) {
    Object value = at(tree, path);
    return value == null ? Map.of() : asMap(value);
  }

  List<Map<String, Object>> list(String... path) {
    return listAt(tree, path);
  }

  static List<Map<String, Object>> listAt(Object root, String... path) {
    return at(root, path) instanceof List<?> items
        ? items.stream().map(Manifest::asMap).toList()
        : List.of();
  }

  static @Nullable Object at(@Nullable Object root, String... path) {
    Object value = root;
    for (String key : path) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  static String nameOf(Map<String, Object> tree) {
    return String.valueOf(tree.get("name"));
  }

  @SuppressWarnings("unchecked") // Manifests have text keys everywhere.
  static Map<String, Object> asMap(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}

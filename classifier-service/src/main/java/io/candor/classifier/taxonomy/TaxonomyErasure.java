package io.candor.classifier.taxonomy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes somebody's words out of the examples of a taxonomy. Pure.
public final class TaxonomyErasure {

  private TaxonomyErasure() {}

  /// All examples, counterexamples and background sentences.
  public static Stream<String> texts(Taxonomy taxonomy) {
    return Stream.of(
            taxonomy.background().stream(),
            taxonomy.areas().stream().flatMap(area -> area.examples().stream()),
            taxonomy.archetypes().stream().flatMap(archetype -> archetype.examples().stream()),
            taxonomy.themes().stream().flatMap(TaxonomyErasure::texts))
        .flatMap(stream -> stream);
  }

  private static Stream<String> texts(Theme theme) {
    Discovery discovery = theme.discovery();
    return Stream.concat(
        theme.examples().stream(),
        discovery == null ? Stream.empty() : discovery.counterExamples().stream());
  }

  /// The taxonomy without these texts. A found theme that has no example left is retired: nothing
  /// could recognise it.
  ///
  /// @param version of the result
  public static Taxonomy without(Taxonomy before, Set<String> texts, long version) {
    return new Taxonomy(
        version,
        before.areas().stream().map(area -> without(area, texts)).toList(),
        before.themes().stream().map(theme -> without(theme, texts)).toList(),
        before.archetypes().stream().map(archetype -> without(archetype, texts)).toList(),
        left(before.background(), texts));
  }

  private static Area without(Area area, Set<String> texts) {
    return new Area(
        area.id(),
        area.displayName(),
        area.description(),
        area.owner(),
        left(area.examples(), texts));
  }

  private static Theme without(Theme theme, Set<String> texts) {
    List<String> examples = left(theme.examples(), texts);
    boolean retires = theme.hasDetector() && examples.isEmpty();
    return new Theme(
        theme.id(),
        theme.areaId(),
        theme.parentThemeId(),
        theme.displayName(),
        retires ? Theme.State.RETIRED : theme.state(),
        theme.firstSeenTime(),
        examples,
        without(theme.discovery(), texts),
        theme.lineage());
  }

  private static @Nullable Discovery without(@Nullable Discovery discovery, Set<String> texts) {
    return discovery == null
        ? null
        : new Discovery(
            discovery.foundTime(),
            discovery.verbatimCount(),
            discovery.customerCount(),
            left(discovery.counterExamples(), texts),
            discovery.similarThemeId());
  }

  private static Archetype without(Archetype archetype, Set<String> texts) {
    return new Archetype(
        archetype.id(),
        archetype.displayName(),
        archetype.description(),
        archetype.tier(),
        archetype.band(),
        left(archetype.examples(), texts));
  }

  private static List<String> left(List<String> examples, Set<String> texts) {
    return examples.stream().filter(example -> !texts.contains(example)).toList();
  }
}

package io.candor.classifier.discovery;

import io.candor.classifier.labelling.Label;
import io.candor.classifier.taxonomy.Discovery;
import io.candor.classifier.taxonomy.Lineage;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Makes a theme of a cluster: its name, its id, its area, and what its detector learns from.
final class FoundThemes {
  /// Nearest strangers that a detector learns from.
  static final int COUNTER_EXAMPLES = 200;

  /// Texts of its own that it learns from; more make the taxonomy large and the detector no better.
  static final int MOST_EXAMPLES = 60;

  private static final Pattern NOT_IN_IDS = Pattern.compile("[^a-z0-9]+");

  private FoundThemes() {}

  /// @param counterExamples the nearest texts that do not belong to it, the nearest first
  /// @param background texts of the workspace that its name has to stand out from
  /// @param fit how near phrases are to what the cluster says, -1..1
  static Theme emerging(
      Cluster cluster,
      float[] middle,
      List<String> counterExamples,
      List<String> background,
      Known known,
      Function<List<String>, double[]> fit) {
    String name = KeyPhrases.name(cluster.texts(), background, fit);
    return new Theme(
        freeId(name, known.taxonomy()),
        area(cluster, known),
        "",
        name,
        Theme.State.EMERGING,
        cluster.firstSeen(),
        limited(cluster.texts()),
        new Discovery(
            cluster.members().getLast().time(),
            cluster.members().size(),
            cluster.customerCount(),
            counterExamples,
            known.similarTheme(middle)),
        Lineage.NONE);
  }

  /// A found theme that has more texts now, with the same id and name. Its area is told anew,
  /// because the first texts may have come without a producer's tag.
  static Theme grown(
      Theme theme, Discovery before, Cluster all, List<String> counterExamples, Known known) {
    Set<String> examples = new LinkedHashSet<>(theme.examples());
    examples.addAll(all.texts());
    return new Theme(
        theme.id(),
        area(all, known),
        theme.parentThemeId(),
        theme.displayName(),
        theme.state(),
        theme.firstSeenTime() == null || all.firstSeen().isBefore(theme.firstSeenTime())
            ? all.firstSeen()
            : theme.firstSeenTime(),
        limited(List.copyOf(examples)),
        new Discovery(
            before.foundTime(),
            before.verbatimCount(),
            before.customerCount(),
            counterExamples,
            before.similarThemeId()),
        theme.lineage());
  }

  private static List<String> limited(List<String> examples) {
    return examples.subList(0, Math.min(MOST_EXAMPLES, examples.size()));
  }

  /// Where producers say that its texts belong, if any does: of something new the model's guesses
  /// are worth little. Else where most guesses go.
  private static String area(Cluster cluster, Known known) {
    Predicate<String> exists =
        id -> known.taxonomy().areas().stream().anyMatch(area -> area.id().equals(id));
    List<String> tags =
        cluster.members().stream().map(Verbatim::producerArea).filter(exists).toList();
    if (!tags.isEmpty()) {
      return Cluster.mostFrequent(tags);
    }
    List<String> areas = new ArrayList<>();
    for (Verbatim verbatim : cluster.members()) {
      Label area = known.label(verbatim).area();
      areas.add(area == null || !exists.test(area.id()) ? "" : area.id());
    }
    String most = Cluster.mostFrequent(areas);
    // Nothing says where it belongs: then it stands in the first area until a person moves it.
    return most.isEmpty() ? known.taxonomy().areas().getFirst().id() : most;
  }

  /// An id made of a name, with a number behind it when it is taken: ids are never used again.
  static String freeId(String name, Taxonomy taxonomy) {
    String id = NOT_IN_IDS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
    String plain = id.replaceAll("^_+|_+$", "");
    String base = plain.isEmpty() ? "theme" : plain.substring(0, Math.min(60, plain.length()));
    String free = base;
    for (int number = 2; isTaken(free, taxonomy); number++) {
      free = base + "_" + number;
    }
    return free;
  }

  private static boolean isTaken(String id, Taxonomy taxonomy) {
    return taxonomy.themes().stream().anyMatch(theme -> theme.id().equals(id));
  }
}

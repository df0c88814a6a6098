package io.candor.classifier.discovery;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.Vectors;
import io.candor.classifier.labelling.Detector;
import io.candor.classifier.relabelling.Relabelling;
import io.candor.classifier.taxonomy.Discovery;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.TaxonomyChange;
import io.candor.classifier.taxonomy.Theme;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the taxonomy's next version of what a search has found.
final class ThemeWriter {
  // A found theme is trained anew when it has half as many texts again.
  private static final double GROWTH = 1.5;
  private static final double SURE = 0.5;
  // A name has to be so much nearer to its own texts than to those of any other theme.
  private static final double NEARER = 0.2;

  private final Taxonomies taxonomies;
  private final Embedder embedder;
  private final Relabelling relabelling;
  private final Clock clock;

  ThemeWriter(Taxonomies taxonomies, Embedder embedder, Relabelling relabelling, Clock clock) {
    this.taxonomies = taxonomies;
    this.embedder = embedder;
    this.relabelling = relabelling;
    this.clock = clock;
  }

  /// Adds a new theme, or lets a known one grow.
  ///
  /// @return the taxonomy as it is then; the same object when nothing was to be done
  Taxonomy write(
      String workspace,
      ThemeSearch.Found found,
      Instant until,
      ThemeSearch search,
      List<Verbatim> verbatims,
      Known known,
      List<String> foundIds) {
    Theme before = found.belongsTo();
    Theme after;
    TaxonomyChange.Kind kind;
    if (before == null) {
      List<String> strangers =
          search.neighbours(found.cluster(), found.middle(), until, FoundThemes.COUNTER_EXAMPLES);
      Set<String> own = new HashSet<>(found.cluster().texts());
      List<String> background =
          Stream.concat(
                  verbatims.stream().map(Verbatim::text).filter(text -> !own.contains(text)),
                  known.taxonomy().themes().stream()
                      .filter(theme -> theme.discovery() == null)
                      .flatMap(theme -> theme.examples().stream()))
              .toList();
      after =
          FoundThemes.emerging(
              found.cluster(),
              found.middle(),
              strangers,
              background,
              known,
              phrases -> fit(phrases, found.middle(), known));
      kind = TaxonomyChange.Kind.FOUND;
      foundIds.add(after.id());
    } else {
      Discovery discovery = before.discovery();
      if (before.state() != Theme.State.EMERGING || discovery == null) {
        return known.taxonomy(); // people have decided about it
      }
      Cluster all = allOf(before, found.rising(), until, verbatims, known);
      boolean enough =
          all.texts().size() >= GROWTH * before.examples().size()
              && before.examples().size() < FoundThemes.MOST_EXAMPLES;
      if (!enough) {
        return known.taxonomy();
      }
      List<String> strangers =
          search.neighbours(all, found.middle(), until, FoundThemes.COUNTER_EXAMPLES);
      after = FoundThemes.grown(before, discovery, all, strangers, known);
      kind = TaxonomyChange.Kind.GREW;
    }
    return put(workspace, known.taxonomy(), before, after, kind);
  }

  /// How near phrases are to what a cluster says; less where they say what a theme says already.
  private double[] fit(List<String> phrases, float[] middle, Known known) {
    List<float[]> vectors = embedder.embed(phrases, Urgency.BACKGROUND);
    return vectors.stream()
        .map(known.space()::place)
        .mapToDouble(
            phrase -> {
              double near = Vectors.dot(phrase, middle);
              return near - Math.max(0, known.nearestTheme(phrase) - near + NEARER);
            })
        .toArray();
  }

  private Taxonomy put(
      String workspace,
      Taxonomy taxonomy,
      @Nullable Theme before,
      Theme after,
      TaxonomyChange.Kind kind) {
    List<Theme> themes =
        new ArrayList<>(taxonomy.themes().stream().filter(theme -> !theme.equals(before)).toList());
    themes.add(after);
    Taxonomy next = taxonomy.next(taxonomy.areas(), themes, taxonomy.archetypes());
    TaxonomyChange change =
        new TaxonomyChange(
            next.version(),
            kind,
            clock.instant(),
            TaxonomyChange.SYSTEM,
            "",
            "theme " + after.id() + ": " + after.examples().size() + " texts");
    if (!taxonomies.put(workspace, next, change)) {
      throw new ThemeDiscovery.ConcurrentChange();
    }
    relabelling.announce(workspace, next);
    return next;
  }

  /// The texts that belong to a theme: those that it was made of and those that came since and that
  /// its detector is sure of. Others of the same cluster are left out, and what was written before
  /// the theme was first seen: a theme that takes what is merely near to it soon takes its
  /// neighbours.
  private static Cluster allOf(
      Theme theme, List<Verbatim> rising, Instant until, List<Verbatim> verbatims, Known known) {
    Detector detector =
        known.assigned().stream()
            .filter(each -> each.theme().id().equals(theme.id()))
            .findFirst()
            .orElseThrow();
    Set<String> own = new HashSet<>(theme.examples());
    rising.forEach(verbatim -> own.add(verbatim.text()));
    Instant since = Objects.requireNonNullElse(theme.firstSeenTime(), Instant.EPOCH);
    List<Verbatim> all =
        verbatims.stream()
            .filter(v -> !v.time().isAfter(until))
            .filter(
                v ->
                    own.contains(v.text())
                        || (!v.time().isBefore(since) && detector.confidence(v.vector()) >= SURE))
            .toList();
    return new Cluster(all, until);
  }
}

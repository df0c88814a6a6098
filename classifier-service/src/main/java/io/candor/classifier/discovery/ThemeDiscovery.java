package io.candor.classifier.discovery;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.labelling.Detector;
import io.candor.classifier.labelling.Label;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.relabelling.Relabelling;
import io.candor.classifier.taxonomy.Discovery;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.TaxonomyChange;
import io.candor.classifier.taxonomy.Theme;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Searches one workspace: adds what is new to its taxonomy, lets found themes grow, and lets the
/// facts of the texts follow. Each step bears being done twice or beside another replica: a
/// taxonomy's next version is written once, and what was not finished is seen again by the next
/// search.
final class ThemeDiscovery {
  // A day is short enough that a theme is found while it is small, also when a year is imported.
  private static final Duration STEP = Duration.ofDays(1);
  private static final int MOST_STEPS = 90;
  // A found theme is trained anew when it has half as many texts again.
  private static final double GROWTH = 1.5;
  private static final double SURE = 0.5;
  // Enough to find the middle by.
  private static final int MOST_SENTENCES = 1_000;

  private final DiscoveryConfig config;
  private final VerbatimStore store;
  private final Taxonomies taxonomies;
  private final Labeller labeller;
  private final Embedder embedder;
  private final Relabelling relabelling;
  private final Clock clock;

  ThemeDiscovery(
      DiscoveryConfig config,
      VerbatimStore store,
      Taxonomies taxonomies,
      Labeller labeller,
      Embedder embedder,
      Relabelling relabelling,
      Clock clock) {
    this.config = config;
    this.store = store;
    this.taxonomies = taxonomies;
    this.labeller = labeller;
    this.embedder = embedder;
    this.relabelling = relabelling;
    this.clock = clock;
  }

  /// Searches what has come since the workspace was last searched.
  ///
  /// @return the ids of themes that were found, in order
  List<String> run(VerbatimStore.Progress progress) {
    String workspace = progress.workspace();
    List<Verbatim> verbatims = forget(workspace, store.all(workspace));
    if (verbatims.isEmpty()) {
      store.searched(progress, Instant.EPOCH);
      return List.of();
    }
    Taxonomy taxonomy = taxonomies.latest(workspace);
    if (!labeller.usable(workspace, taxonomy).equals(taxonomy)) {
      throw new ConcurrentChange(); // its heads are being trained: later
    }
    Space space = space(verbatims, taxonomy);
    ThemeSearch search = new ThemeSearch(config, verbatims, space);
    List<String> foundIds = new ArrayList<>();
    Known known = known(taxonomy, space);
    for (Instant until : steps(progress.searchedUntil(), verbatims)) {
      for (ThemeSearch.Found found : search.search(until, known)) {
        Taxonomy changed = changed(workspace, found, until, search, verbatims, known, foundIds);
        if (changed != known.taxonomy()) {
          known = known(changed, space);
          break; // what the others are has to be asked anew: the next step does
        }
      }
    }
    relabelChanged(workspace, verbatims, known, moved(taxonomy, known.taxonomy()));
    store.searched(progress, verbatims.getLast().time());
    return foundIds;
  }

  /// Adds a new theme, or lets a known one grow.
  ///
  /// @return the taxonomy as it is then; the same object when nothing was to be done
  private Taxonomy changed(
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
              phrases -> fit(phrases, found.middle(), known.space()));
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

  private double[] fit(List<String> phrases, float[] middle, Space space) {
    List<float[]> vectors = embedder.embed(phrases, Urgency.BACKGROUND);
    return vectors.stream().mapToDouble(v -> Space.dot(space.place(v), middle)).toArray();
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
      throw new ConcurrentChange();
    }
    relabelling.announce(workspace, next);
    return next;
  }

  /// The taxonomy was changed by somebody else meanwhile, or is not ready: the search is done
  /// again.
  static final class ConcurrentChange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConcurrentChange() {
      super("the taxonomy was changed, or is not ready", null, false, false);
    }
  }

  /// The texts that belong to a theme: those that it was made of and those that its detector is
  /// sure of. Others of the same cluster are left out: a theme that takes what is merely near to it
  /// soon takes its neighbours.
  private static Cluster allOf(
      Theme theme, List<Verbatim> rising, Instant until, List<Verbatim> verbatims, Known known) {
    Detector detector =
        known.assigned().stream()
            .filter(each -> each.theme().id().equals(theme.id()))
            .findFirst()
            .orElseThrow();
    Set<String> own = new HashSet<>(theme.examples());
    rising.forEach(verbatim -> own.add(verbatim.text()));
    List<Verbatim> all =
        verbatims.stream()
            .filter(v -> !v.time().isAfter(until))
            .filter(v -> own.contains(v.text()) || detector.confidence(v.vector()) >= SURE)
            .toList();
    return new Cluster(all, until);
  }

  /// Lets the records follow whose texts have other found themes now than their facts say, or whose
  /// theme has moved to another area.
  private void relabelChanged(
      String workspace, List<Verbatim> verbatims, Known known, Set<String> moved) {
    Set<String> found = new HashSet<>();
    known.taxonomy().themes().stream()
        .filter(theme -> theme.discovery() != null)
        .forEach(theme -> found.add(theme.id()));
    Set<String> records = new LinkedHashSet<>();
    for (Verbatim verbatim : verbatims) {
      List<String> now = known.label(verbatim).themes().stream().map(Label::id).toList();
      boolean otherArea = now.stream().anyMatch(moved::contains);
      if (otherArea || !only(found, now).equals(only(found, verbatim.themeIds()))) {
        records.add(verbatim.recordKey());
      }
    }
    if (!records.isEmpty()) {
      relabelling.relabel(workspace, records);
    }
  }

  private static Set<String> moved(Taxonomy before, Taxonomy after) {
    Map<String, String> areas = new HashMap<>();
    before.themes().forEach(theme -> areas.put(theme.id(), theme.areaId()));
    Set<String> moved = new HashSet<>();
    for (Theme theme : after.themes()) {
      if (!theme.areaId().equals(areas.getOrDefault(theme.id(), theme.areaId()))) {
        moved.add(theme.id());
      }
    }
    return moved;
  }

  private static Set<String> only(Set<String> wanted, List<String> ids) {
    Set<String> only = new HashSet<>(ids);
    only.retainAll(wanted);
    return only;
  }

  /// The ends of the windows to look at: a day apart, where there is something to see.
  private static List<Instant> steps(@Nullable Instant searchedUntil, List<Verbatim> verbatims) {
    Instant latest = verbatims.getLast().time();
    List<Instant> steps = new ArrayList<>();
    Instant first = verbatims.getFirst().time();
    Instant at = searchedUntil == null || searchedUntil.isBefore(first) ? first : searchedUntil;
    if (at.isBefore(latest.minus(STEP.multipliedBy(MOST_STEPS)))) {
      at = latest.minus(STEP.multipliedBy(MOST_STEPS));
    }
    for (at = at.plus(STEP); at.isBefore(latest); at = at.plus(STEP)) {
      steps.add(at);
    }
    steps.add(latest);
    return steps;
  }

  private List<Verbatim> forget(String workspace, List<Verbatim> all) {
    PoolLimit limit = PoolLimit.of(all, config);
    if (!limit.gone().isEmpty()) {
      store.remove(workspace, limit.gone().stream().map(Verbatim::key).toList());
    }
    return limit.kept();
  }

  private Space space(List<Verbatim> verbatims, Taxonomy taxonomy) {
    List<float[]> vectors = new ArrayList<>();
    verbatims.forEach(verbatim -> vectors.add(verbatim.vector()));
    List<String> sentences =
        taxonomy.themes().stream()
            .filter(theme -> theme.discovery() == null)
            .flatMap(theme -> theme.examples().stream())
            .limit(MOST_SENTENCES)
            .toList();
    vectors.addAll(embedder.embed(sentences, Urgency.BACKGROUND));
    return Space.around(vectors);
  }

  private Known known(Taxonomy taxonomy, Space space) {
    return new Known(
        taxonomy, labeller, space, theme -> embedder.embed(theme.examples(), Urgency.BACKGROUND));
  }
}

package io.candor.classifier.discovery;

import static java.util.stream.Collectors.toSet;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.relabelling.Relabelling;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Searches one workspace: adds what is new to its taxonomy, lets found themes grow, and lets the
/// facts of the texts follow. Each step bears being done twice or beside another replica: a
/// taxonomy's next version is written once, and what was not finished is seen again by the next
/// search. Not thread-safe.
final class ThemeDiscovery {
  // A day is short enough that a theme is found while it is small, also when a year is imported.
  private static final Duration STEP = Duration.ofDays(1);
  private static final int MOST_STEPS = 90;
  // Of one day; more wait for the next.
  private static final int MOST_CHANGES = 20;
  // 200 kB each.
  private static final int WORKSPACES_KEPT = 64;
  // Enough to find the middle by.
  private static final int MOST_SENTENCES = 1_000;

  private final DiscoveryConfig config;
  private final VerbatimStore store;
  private final Taxonomies taxonomies;
  private final Labeller labeller;
  private final Embedder embedder;
  private final Relabelling relabelling;
  private final ThemeWriter writer;
  private final Map<String, Strangeness> strangenesses =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Strangeness> eldest) {
          return size() > WORKSPACES_KEPT;
        }
      };

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
    this.writer = new ThemeWriter(taxonomies, embedder, relabelling, clock);
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
    Strangeness strange = strangeness(workspace, taxonomy, verbatims);
    Known known = known(taxonomy, space, strange);
    for (Instant until : steps(progress.searchedUntil(), verbatims)) {
      for (int change = 0; change < MOST_CHANGES; change++) {
        Taxonomy next = changed(workspace, until, search, verbatims, known, foundIds);
        if (next.version() == known.taxonomy().version()) {
          break;
        }
        known = known(next, space, strange);
      }
    }
    Set<String> records = ChangedRecords.of(verbatims, taxonomy, known);
    if (!records.isEmpty()) {
      relabelling.relabel(workspace, records);
    }
    store.searched(progress, verbatims.getLast().time());
    return foundIds;
  }

  /// Makes the first change that is due; what the other clusters are has to be asked anew after it.
  ///
  /// @return the taxonomy as it is then
  private Taxonomy changed(
      String workspace,
      Instant until,
      ThemeSearch search,
      List<Verbatim> verbatims,
      Known known,
      List<String> foundIds) {
    for (ThemeSearch.Found found : search.search(until, known)) {
      Taxonomy next = writer.write(workspace, found, until, search, verbatims, known, foundIds);
      if (next.version() != known.taxonomy().version()) {
        return next;
      }
    }
    return known.taxonomy();
  }

  /// The taxonomy was changed by somebody else meanwhile, or is not ready: the search is done
  /// again.
  static final class ConcurrentChange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConcurrentChange() {
      super("the taxonomy was changed, or is not ready", null, false, false);
    }
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

  /// What was measured of a workspace's verbatims by one version of the shared heads.
  private record Strangeness(String learnedVersion, Map<String, Double> byText) {}

  private Strangeness strangeness(String workspace, Taxonomy taxonomy, List<Verbatim> verbatims) {
    String version = labeller.learnedVersion(taxonomy);
    Strangeness measured = strangenesses.get(workspace);
    if (measured == null || !measured.learnedVersion().equals(version)) {
      measured = new Strangeness(version, new HashMap<>());
      strangenesses.put(workspace, measured);
    }
    measured.byText().keySet().retainAll(verbatims.stream().map(Verbatim::text).collect(toSet()));
    return measured;
  }

  private Known known(Taxonomy taxonomy, Space space, Strangeness strange) {
    return new Known(
        taxonomy,
        labeller,
        space,
        sentences -> embedder.embed(sentences, Urgency.BACKGROUND),
        // A person may have taught the heads meanwhile; then nothing that was measured holds.
        labeller.learnedVersion(taxonomy).equals(strange.learnedVersion())
            ? strange.byText()
            : new HashMap<>());
  }
}

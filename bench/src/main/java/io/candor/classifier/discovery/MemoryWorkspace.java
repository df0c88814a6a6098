package io.candor.classifier.discovery;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.labelling.Label;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.relabelling.Relabelling;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.TaxonomyChange;
import io.candor.classifier.taxonomy.TaxonomyStore;
import io.candor.classifier.taxonomy.Theme;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A workspace in memory that the service's own search runs on.
final class MemoryWorkspace {
  private static final String NAME = "bench";

  private final Taxonomies taxonomies;
  private final Labeller labeller;
  private final Pool pool = new Pool();
  private final ThemeDiscovery discovery;

  MemoryWorkspace(Taxonomy taxonomy, Labeller labeller, Embedder embedder) {
    this.taxonomies = new Taxonomies(new Versions(), taxonomy, Clock.systemUTC());
    this.labeller = labeller;
    this.discovery =
        new ThemeDiscovery(
            DiscoveryConfig.defaults(),
            pool,
            taxonomies,
            labeller,
            embedder,
            new NoRecords(),
            Clock.systemUTC());
  }

  /// Takes in what has come and searches.
  ///
  /// @return the themes that were found, as they were when the search ended
  List<Theme> take(List<Verbatim> arrived) {
    pool.put(NAME, arrived);
    // Large taxonomies are trained in the background otherwise.
    labeller.prepare(taxonomies.latest(NAME));
    List<String> found = discovery.run(pool.waiting().getFirst());
    return taxonomies.latest(NAME).themes().stream()
        .filter(theme -> found.contains(theme.id()))
        .toList();
  }

  /// The ids of the themes that the taxonomy as it is now gives a text.
  List<String> themesOf(Verbatim verbatim) {
    Taxonomy taxonomy = taxonomies.latest(NAME);
    double strangeness = labeller.strangeness(taxonomy, verbatim.vector());
    return labeller.label(taxonomy, verbatim.vector(), strangeness).themes().stream()
        .map(Label::id)
        .toList();
  }

  private static final class Versions implements TaxonomyStore {
    private final ConcurrentSkipListMap<Long, Taxonomy> versions = new ConcurrentSkipListMap<>();

    @Override
    public Optional<Taxonomy> latest(String workspace) {
      return Optional.ofNullable(versions.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public Optional<Taxonomy> find(String workspace, long version) {
      return Optional.ofNullable(versions.get(version));
    }

    @Override
    public boolean insert(String workspace, Taxonomy taxonomy, TaxonomyChange change) {
      return versions.putIfAbsent(taxonomy.version(), taxonomy) == null;
    }

    @Override
    public List<TaxonomyChange> changes(String workspace, long beforeVersion, int limit) {
      return List.of();
    }
  }

  private static final class Pool implements VerbatimStore {
    private final Map<String, Verbatim> verbatims = new HashMap<>();
    private long arrivals;
    private long searchedArrivals;
    private @Nullable Instant searchedUntil;

    @Override
    public void put(String workspace, List<Verbatim> arrived) {
      arrived.forEach(verbatim -> verbatims.put(verbatim.key(), verbatim));
      arrivals++;
    }

    @Override
    public void remove(String workspace, Collection<String> keys) {
      verbatims.keySet().removeAll(keys);
    }

    @Override
    public List<Verbatim> all(String workspace) {
      return verbatims.values().stream().sorted(Comparator.comparing(Verbatim::time)).toList();
    }

    @Override
    public void lookAgain(String workspace) {
      arrivals++;
    }

    @Override
    public List<Progress> waiting() {
      return List.of(new Progress(NAME, arrivals, searchedUntil));
    }

    @Override
    public long waitingCount(String workspace) {
      return arrivals - searchedArrivals;
    }

    @Override
    public void searched(Progress searched, Instant until) {
      searchedArrivals = searched.arrivals();
      searchedUntil = until;
    }
  }

  private static final class NoRecords implements Relabelling {
    @Override
    public int relabel(String workspace, Collection<String> recordKeys) {
      return 0;
    }

    @Override
    public void announce(String workspace, Taxonomy taxonomy) {
      // Nobody listens.
    }

    @Override
    public long count(String workspace) {
      return 0;
    }

    @Override
    public void eachKey(String workspace, String after, Predicate<String> visitor) {
      // There is none.
    }
  }
}

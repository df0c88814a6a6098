package io.candor.classifier.taxonomy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The taxonomies of the workspaces; a workspace that is new gets the default one. Thread-safe. A
/// version that another replica wrote is seen within a few seconds.
public final class Taxonomies {
  // Short enough that a change shows at once to a person, long enough to cost the store nothing.
  private static final Duration FRESH = Duration.ofSeconds(3);

  private record Seen(Taxonomy taxonomy, Instant readTime) {}

  private final TaxonomyStore store;
  private final Taxonomy initial;
  private final Clock clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /// @param initial what a new workspace starts with
  public Taxonomies(TaxonomyStore store, Taxonomy initial, Clock clock) {
    this.store = store;
    this.initial = initial;
    this.clock = clock;
  }

  /// The workspace's taxonomy, at most a few seconds old; stores the default one first when the
  /// workspace has none.
  public Taxonomy of(String workspace) {
    Seen known = seen.get(workspace);
    Instant now = clock.instant();
    if (known != null && Duration.between(known.readTime(), now).compareTo(FRESH) < 0) {
      return known.taxonomy();
    }
    return latest(workspace);
  }

  /// The workspace's taxonomy as the store has it now.
  public Taxonomy latest(String workspace) {
    Instant now = clock.instant();
    Seen known = seen.get(workspace);
    Taxonomy latest = known == null ? read(workspace) : following(workspace, known.taxonomy());
    seen.merge(
        workspace,
        new Seen(latest, now),
        (a, b) -> a.taxonomy().version() > b.taxonomy().version() ? a : b);
    return latest;
  }

  /// Makes the next version.
  ///
  /// @param next one version above the one that it was made of
  /// @param change how it came about, of the same version
  /// @return false when another writer was faster; nothing is changed then
  public boolean put(String workspace, Taxonomy next, TaxonomyChange change) {
    if (!store.insert(workspace, next, change)) {
      return false;
    }
    latest(workspace);
    return true;
  }

  /// Versions have no gaps, so the next one is found by its number: one look-up in an index, where
  /// the highest of all would be a search.
  private Taxonomy following(String workspace, Taxonomy known) {
    Taxonomy latest = known;
    Optional<Taxonomy> next = store.find(workspace, latest.version() + 1);
    while (next.isPresent()) {
      latest = next.get();
      next = store.find(workspace, latest.version() + 1);
    }
    return latest;
  }

  private Taxonomy read(String workspace) {
    return store.latest(workspace).orElseGet(() -> start(workspace));
  }

  private Taxonomy start(String workspace) {
    TaxonomyChange change =
        new TaxonomyChange(
            initial.version(),
            TaxonomyChange.Kind.STARTED,
            clock.instant(),
            TaxonomyChange.SYSTEM,
            "",
            "starts with the default taxonomy");
    store.insert(workspace, initial, change);
    // Another replica may have been first; what is stored is what counts.
    return store
        .latest(workspace)
        .map(stored -> stored.equals(initial) ? initial : stored) // one instance for all
        .orElseThrow(() -> new IllegalStateException("a stored taxonomy is gone"));
  }
}

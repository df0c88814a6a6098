package io.candor.classifier.taxonomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// The taxonomies of one workspace in memory.
public final class TestTaxonomyStore implements TaxonomyStore {
  private final ConcurrentSkipListMap<Long, Taxonomy> versions = new ConcurrentSkipListMap<>();
  private final List<TaxonomyChange> changes = new ArrayList<>();

  @Override
  public Optional<Taxonomy> latest(String workspace) {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.lastEntry().getValue());
  }

  @Override
  public Optional<Taxonomy> find(String workspace, long version) {
    return Optional.ofNullable(versions.get(version));
  }

  @Override
  public boolean insert(String workspace, Taxonomy taxonomy, TaxonomyChange change) {
    changes.addFirst(change);
    return versions.putIfAbsent(taxonomy.version(), taxonomy) == null;
  }

  @Override
  public List<TaxonomyChange> changes(String workspace, long beforeVersion, int limit) {
    return changes.stream().filter(c -> c.version() < beforeVersion).limit(limit).toList();
  }
}

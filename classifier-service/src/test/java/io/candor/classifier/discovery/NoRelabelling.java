package io.candor.classifier.discovery;

import io.candor.classifier.relabelling.Relabelling;
import io.candor.classifier.taxonomy.Taxonomy;
import java.util.Collection;
import java.util.function.Predicate;

/// There are no records.
final class NoRelabelling implements Relabelling {
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

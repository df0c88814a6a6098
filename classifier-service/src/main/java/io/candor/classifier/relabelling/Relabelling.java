package io.candor.classifier.relabelling;

import io.candor.classifier.taxonomy.Taxonomy;
import java.util.Collection;
import java.util.function.Predicate;

/// The stored records, as far as they can be labelled anew.
public interface Relabelling {
  /// Labels records anew with the taxonomy and the models as they are now and hands on the facts
  /// that changed. Records that are gone are passed over. Bears being done twice.
  ///
  /// @return how many facts changed
  int relabel(String workspace, Collection<String> recordKeys);

  /// Hands the taxonomy itself on.
  void announce(String workspace, Taxonomy taxonomy);

  /// How many records a workspace has.
  long count(String workspace);

  /// Goes through the keys of a workspace's records in ascending order until there are no more or
  /// the visitor answers no.
  ///
  /// @param after begins behind this key; empty for the first
  void eachKey(String workspace, String after, Predicate<String> visitor);
}

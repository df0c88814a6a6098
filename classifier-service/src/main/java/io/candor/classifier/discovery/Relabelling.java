package io.candor.classifier.discovery;

import io.candor.classifier.taxonomy.Taxonomy;
import java.util.Collection;

/// Lets what is stored follow the taxonomy.
public interface Relabelling {
  /// Labels records anew with the taxonomy as it is now and hands on the facts that changed.
  // Records
  /// that are gone are passed over.
  void relabel(String workspace, Collection<String> recordKeys);

  /// Hands the taxonomy itself on.
  void announce(String workspace, Taxonomy taxonomy);
}

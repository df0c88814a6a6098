package io.candor.classifier.learning;

import io.candor.classifier.taxonomy.ExampleStore;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.TaxonomyChange;
import io.candor.classifier.taxonomy.TaxonomyErasure;
import io.candor.classifier.taxonomy.TaxonomyStore;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Forgets what was learned from somebody's words: what people told about them, and the examples
/// that were made of them. The taxonomy gets a version without them, whose heads are trained anew;
/// then earlier versions lose them too. Sentences of the taxonomy that the workspace started with
/// stay: they are nobody's. Bears being done twice.
public final class TextErasure {
  private static final int MAX_ROUNDS = 10;
  private static final long FIRST_VERSION = 1;

  private final ToldStore told;
  private final Taxonomies taxonomies;
  private final TaxonomyStore versions;
  private final ExampleStore examples;
  private final Clock clock;

  TextErasure(
      ToldStore told,
      Taxonomies taxonomies,
      TaxonomyStore versions,
      ExampleStore examples,
      Clock clock) {
    this.told = told;
    this.taxonomies = taxonomies;
    this.versions = versions;
    this.examples = examples;
    this.clock = clock;
  }

  /// @param texts the words, masked, as records hold them
  public void forget(String workspace, Set<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    told.remove(workspace, texts);
    Optional<Taxonomy> first = versions.find(workspace, FIRST_VERSION);
    if (first.isEmpty()) {
      return; // nothing was ever labelled here
    }
    Set<String> ours = TaxonomyErasure.texts(first.get()).collect(Collectors.toSet());
    Set<String> theirs =
        texts.stream().filter(text -> !ours.contains(text)).collect(Collectors.toSet());
    if (!theirs.isEmpty()) {
      unlearn(workspace, theirs);
      examples.forget(workspace, theirs);
    }
  }

  private void unlearn(String workspace, Set<String> texts) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Taxonomy latest = taxonomies.latest(workspace);
      if (TaxonomyErasure.texts(latest).noneMatch(texts::contains)) {
        return;
      }
      long version = latest.version() + 1;
      TaxonomyChange change =
          new TaxonomyChange(
              version,
              TaxonomyChange.Kind.EDITED,
              clock.instant(),
              TaxonomyChange.SYSTEM,
              "erasure",
              "forgets examples of somebody who was erased");
      if (taxonomies.put(workspace, TaxonomyErasure.without(latest, texts, version), change)) {
        return;
      }
    }
    throw new IllegalStateException("the taxonomy changes faster than it can be written");
  }
}

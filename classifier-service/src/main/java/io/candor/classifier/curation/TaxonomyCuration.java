package io.candor.classifier.curation;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.discovery.VerbatimStore;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.relabelling.HistoryRelabelling;
import io.candor.classifier.relabelling.Relabelling;
import io.candor.classifier.relabelling.RelabellingRun;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.TaxonomyChange;
import io.candor.classifier.taxonomy.TaxonomyEdit;
import io.candor.classifier.taxonomy.TaxonomyEditor;
import io.candor.classifier.taxonomy.TaxonomyEditor.Edited;
import io.candor.classifier.taxonomy.TaxonomyImport;
import io.candor.kit.error.CandorException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What people do to a taxonomy. Each change is one new version, made of the latest one; when
/// somebody else makes a version meanwhile, the change is made of that one, unless the caller said
/// which version they saw.
@Singleton
final class TaxonomyCuration {
  private static final int MAX_ROUNDS = 10;
  // Sentences that a preview reads while its caller waits: about ten seconds.
  private static final int MOST_PREVIEWED = 3_000;

  private final Taxonomies taxonomies;
  private final Labeller labeller;
  private final VerbatimStore verbatims;
  private final Relabelling records;
  private final HistoryRelabelling history;
  private final Clock clock;

  TaxonomyCuration(
      Taxonomies taxonomies,
      Labeller labeller,
      VerbatimStore verbatims,
      Relabelling records,
      HistoryRelabelling history,
      Clock clock) {
    this.taxonomies = taxonomies;
    this.labeller = labeller;
    this.verbatims = verbatims;
    this.records = records;
    this.history = history;
    this.clock = clock;
  }

  /// Who changes it, why, and what they saw.
  ///
  /// @param etag of the version that they saw; empty to change any
  /// @param validateOnly to hear what it would do, and change nothing
  /// @param relabelHistory whether the history follows as a whole
  record Intent(
      String actor, String reason, String etag, boolean validateOnly, boolean relabelHistory) {}

  /// What has come of it.
  ///
  /// @param change absent when nothing was changed
  /// @param preview what it would do; absent when it was done, or too large to say quickly
  /// @param run over the history, where it was asked for
  record Outcome(
      Taxonomy taxonomy,
      @Nullable TaxonomyChange change,
      @Nullable Preview preview,
      @Nullable RelabellingRun run) {}

  /// Makes edits, all or none.
  Outcome edit(String workspace, List<TaxonomyEdit> edits, Intent intent) {
    return change(
        workspace,
        TaxonomyChange.Kind.EDITED,
        intent,
        edited -> TaxonomyEditor.edit(edited.taxonomy(), edits));
  }

  /// Replaces the whole taxonomy.
  Outcome replace(String workspace, Taxonomy read, Intent intent) {
    return change(
        workspace,
        TaxonomyChange.Kind.IMPORTED,
        intent,
        edited -> TaxonomyImport.replace(edited.taxonomy(), read));
  }

  private Outcome change(
      String workspace, TaxonomyChange.Kind kind, Intent intent, UnaryOperator<Edited> making) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Taxonomy before = taxonomies.latest(workspace);
      requireSeen(before, intent.etag());
      Edited edited = making.apply(new Edited(before, ""));
      if (intent.validateOnly()) {
        return new Outcome(
            edited.taxonomy(), null, preview(workspace, before, edited.taxonomy()), null);
      }
      TaxonomyChange change =
          new TaxonomyChange(
              edited.taxonomy().version(),
              kind,
              clock.instant(),
              intent.actor(),
              intent.reason(),
              edited.summary());
      if (taxonomies.put(workspace, edited.taxonomy(), change)) {
        records.announce(workspace, edited.taxonomy());
        verbatims.lookAgain(workspace);
        RelabellingRun run =
            intent.relabelHistory()
                ? history.request(workspace, intent.actor(), reason(intent, edited))
                : null;
        return new Outcome(edited.taxonomy(), change, null, run);
      }
    }
    throw changed(taxonomies.latest(workspace));
  }

  private static String reason(Intent intent, Edited edited) {
    return intent.reason().isEmpty() ? edited.summary() : intent.reason();
  }

  private @Nullable Preview preview(String workspace, Taxonomy before, Taxonomy after) {
    if (labeller.sentenceCount(after) > MOST_PREVIEWED) {
      return null;
    }
    return Preview.of(labeller, before, after, verbatims.all(workspace));
  }

  private static void requireSeen(Taxonomy latest, String etag) {
    if (!etag.isEmpty() && !etag.equals(latest.etag())) {
      throw changed(latest);
    }
  }

  private static CandorException changed(Taxonomy latest) {
    return CandorException.of(ClassifierReason.TAXONOMY_CHANGED)
        .message("the taxonomy was changed by somebody else: it is at version " + latest.version())
        .metadata("etag", latest.etag())
        .build();
  }
}

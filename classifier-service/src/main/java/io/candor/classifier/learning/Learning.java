package io.candor.classifier.learning;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.discovery.VerbatimStore;
import io.candor.classifier.labelling.HeadTrial;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.relabelling.Relabelling;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.TaxonomyChange;
import io.candor.classifier.taxonomy.TaxonomyImport;
import io.candor.classifier.taxonomy.TaxonomyLesson;
import io.candor.classifier.taxonomy.TaxonomyStore;
import io.candor.kit.error.CandorException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people tell about texts. Stored first, then learned as one new version of the taxonomy,
/// then followed by the facts; whatever was done of it before a crash is done again by telling it
/// again. Heads that would know held-back examples worse than those in use are not taken: then
/// only the texts themselves have what was told.
public final class Learning {
  private static final int MAX_ROUNDS = 10;

  private final ToldStore store;
  private final RecordTexts texts;
  private final Taxonomies taxonomies;
  private final Labeller labeller;
  private final TaxonomyStore versions;
  private final Relabelling records;
  private final VerbatimStore verbatims;
  private final Clock clock;

  Learning(
      ToldStore store,
      RecordTexts texts,
      Taxonomies taxonomies,
      Labeller labeller,
      TaxonomyStore versions,
      Relabelling records,
      VerbatimStore verbatims,
      Clock clock) {
    this.store = store;
    this.texts = texts;
    this.taxonomies = taxonomies;
    this.labeller = labeller;
    this.versions = versions;
    this.records = records;
    this.verbatims = verbatims;
    this.clock = clock;
  }

  /// What is told about a text of a record.
  record Item(
      String recordKey,
      String surveyId,
      String areaId,
      List<String> themeIds,
      String archetypeId) {}

  /// What has come of it.
  ///
  /// @param refusals one per item, in their order; absent for one that was taken
  /// @param change absent when none was taken
  record Outcome(List<@Nullable CandorException> refusals, @Nullable TaxonomyChange change) {}

  /// Takes in what a person tells, item by item.
  Outcome tell(String workspace, List<Item> items, String actor, String reason) {
    Taxonomy taxonomy = taxonomies.latest(workspace);
    List<@Nullable CandorException> refusals = new ArrayList<>();
    List<Told> told = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>();
    for (Item item : items) {
      try {
        told.add(told(workspace, taxonomy, item, actor));
        keys.add(item.recordKey());
        refusals.add(null);
      } catch (CandorException e) {
        refusals.add(e);
      }
    }
    if (told.isEmpty()) {
      return new Outcome(refusals, null);
    }
    store.put(workspace, told);
    TaxonomyChange change = learn(workspace, told, actor, reason);
    records.relabel(workspace, keys);
    return new Outcome(refusals, change);
  }

  private Told told(String workspace, Taxonomy taxonomy, Item item, String actor) {
    if (!item.areaId().isEmpty()
        && taxonomy.areas().stream().noneMatch(area -> area.id().equals(item.areaId()))) {
      throw missing(ClassifierReason.AREA_NOT_FOUND, "Area", item.areaId());
    }
    for (String id : item.themeIds()) {
      if (taxonomy.themes().stream().noneMatch(t -> t.id().equals(id) && t.isAssignable())) {
        throw missing(ClassifierReason.THEME_NOT_FOUND, "Theme", id);
      }
    }
    if (!item.archetypeId().isEmpty()
        && taxonomy.archetypes().stream().noneMatch(a -> a.id().equals(item.archetypeId()))) {
      throw missing(ClassifierReason.ARCHETYPE_NOT_FOUND, "Archetype", item.archetypeId());
    }
    String text =
        texts
            .find(workspace, item.recordKey(), item.surveyId())
            .orElseThrow(
                () -> missing(ClassifierReason.VERBATIM_NOT_FOUND, "Verbatim", item.recordKey()));
    return new Told(
        text, item.areaId(), item.themeIds(), item.archetypeId(), actor, clock.instant());
  }

  private static CandorException missing(ClassifierReason reason, String type, String id) {
    return CandorException.of(reason)
        .message("there is no such " + type.toLowerCase(Locale.ROOT))
        .resource(type, id)
        .build();
  }

  private TaxonomyChange learn(String workspace, List<Told> told, String actor, String reason) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Taxonomy latest = taxonomies.latest(workspace);
      TaxonomyLesson lesson = new TaxonomyLesson(latest);
      told.forEach(
          each -> lesson.learn(each.text(), each.areaId(), each.themeIds(), each.archetypeId()));
      Optional<HeadTrial> trial = labeller.compare(latest, lesson.taxonomy());
      boolean passed = trial.map(HeadTrial::isPassed).orElse(true);
      TaxonomyChange change =
          put(
              workspace,
              passed ? lesson.taxonomy() : lesson.ofFoundThemes(),
              TaxonomyChange.Kind.CORRECTED,
              actor,
              reason,
              "people told the labels of "
                  + told.size()
                  + " texts"
                  + trial.filter(t -> t.heldBack() > 0).map(Learning::verdict).orElse(""));
      if (change != null) {
        return change;
      }
    }
    throw changed(workspace);
  }

  private static String verdict(HeadTrial trial) {
    return (trial.isPassed()
            ? "; the heads learned them: of "
            : "; the heads stay as they were: of ")
        + trial.heldBack()
        + " held-back examples they mend "
        + trial.mended()
        + " and break "
        + trial.broken();
  }

  /// Makes an earlier version the latest one again.
  TaxonomyChange rollBack(String workspace, long version, String actor, String reason) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Taxonomy latest = taxonomies.latest(workspace);
      Taxonomy earlier =
          versions
              .find(workspace, version)
              .orElseThrow(
                  () ->
                      CandorException.of(ClassifierReason.TAXONOMY_VERSION_NOT_FOUND)
                          .message("the taxonomy never had a version " + version)
                          .build());
      TaxonomyChange change =
          put(
              workspace,
              TaxonomyImport.restore(latest, earlier),
              TaxonomyChange.Kind.EDITED,
              actor,
              reason,
              "rolls back to version " + version);
      if (change != null) {
        return change;
      }
    }
    throw changed(workspace);
  }

  private @Nullable TaxonomyChange put(
      String workspace,
      Taxonomy next,
      TaxonomyChange.Kind kind,
      String actor,
      String reason,
      String summary) {
    TaxonomyChange change =
        new TaxonomyChange(next.version(), kind, clock.instant(), actor, reason, summary);
    if (!taxonomies.put(workspace, next, change)) {
      return null;
    }
    records.announce(workspace, next);
    verbatims.lookAgain(workspace);
    return change;
  }

  private CandorException changed(String workspace) {
    return CandorException.of(ClassifierReason.TAXONOMY_CHANGED)
        .message("the taxonomy was changed by others again and again")
        .metadata("etag", taxonomies.latest(workspace).etag())
        .build();
  }
}

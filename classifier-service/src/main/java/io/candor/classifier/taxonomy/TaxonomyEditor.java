package io.candor.classifier.taxonomy;

import io.candor.classifier.ClassifierReason;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import java.util.List;

/// Makes a taxonomy's next version by edits, all or none. Pure.
public final class TaxonomyEditor {
  private final TaxonomyDraft draft;
  private final ThemeEdits themeEdits;

  private TaxonomyEditor(Taxonomy before) {
    this.draft = new TaxonomyDraft(before);
    this.themeEdits = new ThemeEdits(draft);
  }

  /// A next version, and what was done in a sentence.
  public record Edited(Taxonomy taxonomy, String summary) {}

  /// Makes edits in their order.
  ///
  /// @throws CandorException naming every broken rule, or what is not there
  public static Edited edit(Taxonomy before, List<TaxonomyEdit> edits) {
    TaxonomyEditor editor = new TaxonomyEditor(before);
    edits.forEach(editor::make);
    TaxonomyDraft draft = editor.draft;
    List<Area> areas = List.copyOf(draft.areas.values());
    List<Theme> themes = List.copyOf(draft.themes.values());
    List<Archetype> archetypes = List.copyOf(draft.archetypes.values());
    requireValid(areas, themes, archetypes);
    return new Edited(before.next(areas, themes, archetypes), String.join("; ", draft.done));
  }

  static void requireValid(List<Area> areas, List<Theme> themes, List<Archetype> archetypes) {
    List<FieldViolation> violations = TaxonomyRules.violations(areas, themes, archetypes);
    if (!violations.isEmpty()) {
      throw CandorException.of(ClassifierReason.TAXONOMY_INVALID)
          .message("the taxonomy breaks its rules in " + violations.size() + " places")
          .fields(violations.subList(0, Math.min(100, violations.size())))
          .build();
    }
  }

  private void make(TaxonomyEdit edit) {
    switch (edit) {
      case TaxonomyEdit.CreateArea create -> {
        TaxonomyDraft.free(draft.areas, "areas", create.area().id());
        draft.areas.put(create.area().id(), create.area());
        draft.done.add("creates area " + create.area().id());
      }
      case TaxonomyEdit.UpdateArea update -> update(update);
      case TaxonomyEdit.RetireArea retire -> retire(retire);
      case TaxonomyEdit.CreateTheme create -> themeEdits.create(create);
      case TaxonomyEdit.UpdateTheme update -> themeEdits.update(update);
      case TaxonomyEdit.MoveTheme move -> themeEdits.move(move);
      case TaxonomyEdit.MergeThemes merge -> themeEdits.merge(merge);
      case TaxonomyEdit.SplitTheme split -> themeEdits.split(split);
      case TaxonomyEdit.RetireTheme retire -> themeEdits.retire(retire);
      case TaxonomyEdit.AcceptTheme accept -> themeEdits.accept(accept);
      case TaxonomyEdit.RejectTheme reject -> themeEdits.reject(reject);
      case TaxonomyEdit.DeclineMerge decline -> themeEdits.decline(decline);
      case TaxonomyEdit.CreateArchetype create -> {
        TaxonomyDraft.free(draft.archetypes, "archetypes", create.archetype().id());
        draft.archetypes.put(create.archetype().id(), create.archetype());
        draft.done.add("creates archetype " + create.archetype().id());
      }
      case TaxonomyEdit.UpdateArchetype update -> update(update);
      case TaxonomyEdit.RetireArchetype retire -> {
        draft.archetype(retire.archetypeId());
        draft.archetypes.remove(retire.archetypeId()); // without `other` the rules refuse the whole
        draft.done.add("retires archetype " + retire.archetypeId());
      }
    }
  }

  private void update(TaxonomyEdit.UpdateArea update) {
    Area area = draft.area(update.areaId());
    draft.areas.put(
        area.id(),
        new Area(
            area.id(),
            TaxonomyDraft.or(update.displayName(), area.displayName()),
            TaxonomyDraft.or(update.description(), area.description()),
            TaxonomyDraft.or(update.owner(), area.owner()),
            TaxonomyDraft.or(update.examples(), area.examples())));
    draft.done.add("updates area " + area.id());
  }

  private void update(TaxonomyEdit.UpdateArchetype update) {
    Archetype archetype = draft.archetype(update.archetypeId());
    draft.archetypes.put(
        archetype.id(),
        new Archetype(
            archetype.id(),
            TaxonomyDraft.or(update.displayName(), archetype.displayName()),
            TaxonomyDraft.or(update.description(), archetype.description()),
            TaxonomyDraft.or(update.tier(), archetype.tier()),
            update.changesBand() ? update.band() : archetype.band(),
            TaxonomyDraft.or(update.examples(), archetype.examples())));
    draft.done.add("updates archetype " + archetype.id());
  }

  private void retire(TaxonomyEdit.RetireArea retire) {
    draft.area(retire.areaId());
    for (Theme theme : List.copyOf(draft.themes.values())) {
      if (theme.areaId().equals(retire.areaId())) {
        draft.area(retire.themesToAreaId());
        draft.themes.put(theme.id(), ThemeCopy.of(theme).areaId(retire.themesToAreaId()).build());
      }
    }
    draft.areas.remove(retire.areaId());
    draft.done.add("retires area " + retire.areaId());
  }
}

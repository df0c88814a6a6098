package io.candor.classifier.taxonomy;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.taxonomy.TaxonomyEdit.SplitTheme.Part;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a taxonomy's next version by edits, all or none. Pure.
public final class TaxonomyEditor {
  // Of a theme that took others over: enough to know all of them by.
  private static final int MOST_MERGED_EXAMPLES = 200;

  private final Taxonomy before;
  private final Map<String, Area> areas = new LinkedHashMap<>();
  private final Map<String, Theme> themes = new LinkedHashMap<>();
  private final Map<String, Archetype> archetypes = new LinkedHashMap<>();
  private final List<String> done = new ArrayList<>();

  private TaxonomyEditor(Taxonomy before) {
    this.before = before;
    before.areas().forEach(area -> areas.put(area.id(), area));
    before.themes().forEach(theme -> themes.put(theme.id(), theme));
    before.archetypes().forEach(archetype -> archetypes.put(archetype.id(), archetype));
  }

  /// A next version, and what was done in a sentence.
  public record Edited(Taxonomy taxonomy, String summary) {}

  /// Makes edits in their order.
  ///
  /// @throws CandorException naming every broken rule, or what is not there
  public static Edited edit(Taxonomy before, List<TaxonomyEdit> edits) {
    TaxonomyEditor editor = new TaxonomyEditor(before);
    edits.forEach(editor::make);
    List<Area> areas = List.copyOf(editor.areas.values());
    List<Theme> themes = List.copyOf(editor.themes.values());
    List<Archetype> archetypes = List.copyOf(editor.archetypes.values());
    requireValid(areas, themes, archetypes);
    return new Edited(before.next(areas, themes, archetypes), String.join("; ", editor.done));
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
        free(areas, "areas", create.area().id());
        areas.put(create.area().id(), create.area());
        done.add("creates area " + create.area().id());
      }
      case TaxonomyEdit.UpdateArea update -> update(update);
      case TaxonomyEdit.RetireArea retire -> retire(retire);
      case TaxonomyEdit.CreateTheme create -> {
        free(themes, "themes", create.theme().id());
        themes.put(create.theme().id(), create.theme());
        done.add("creates theme " + create.theme().id());
      }
      case TaxonomyEdit.UpdateTheme update -> {
        Theme theme = theme(update.themeId());
        themes.put(
            theme.id(),
            ThemeCopy.of(theme)
                .displayName(or(update.displayName(), theme.displayName()))
                .examples(or(update.examples(), theme.examples()))
                .build());
        done.add("updates theme " + theme.id());
      }
      case TaxonomyEdit.MoveTheme move -> {
        Theme theme = theme(move.themeId());
        area(move.areaId());
        themes.put(
            theme.id(),
            ThemeCopy.of(theme).areaId(move.areaId()).parentThemeId(move.parentThemeId()).build());
        moveBelow(theme.id(), move.areaId(), new HashSet<>());
        done.add("moves theme " + theme.id() + " to area " + move.areaId());
      }
      case TaxonomyEdit.MergeThemes merge -> merge(merge);
      case TaxonomyEdit.SplitTheme split -> split(split);
      case TaxonomyEdit.RetireTheme retire -> {
        Theme theme = theme(retire.themeId());
        themes.put(theme.id(), ThemeCopy.of(theme).state(Theme.State.RETIRED).build());
        done.add("retires theme " + theme.id());
      }
      case TaxonomyEdit.AcceptTheme accept -> {
        Theme theme = emerging(accept.themeId());
        String name = accept.displayName();
        themes.put(
            theme.id(),
            ThemeCopy.of(theme)
                .state(Theme.State.ACTIVE)
                .displayName(name.isEmpty() ? theme.displayName() : name)
                .build());
        done.add("accepts theme " + theme.id());
      }
      case TaxonomyEdit.RejectTheme reject -> {
        Theme theme = emerging(reject.themeId());
        themes.put(
            theme.id(),
            ThemeCopy.of(theme)
                .state(Theme.State.RETIRED)
                .lineage(
                    new Lineage(
                        theme.lineage().splitFromThemeId(),
                        theme.lineage().mergedIntoThemeId(),
                        true))
                .build());
        done.add("rejects theme " + theme.id());
      }
      case TaxonomyEdit.CreateArchetype create -> {
        free(archetypes, "archetypes", create.archetype().id());
        archetypes.put(create.archetype().id(), create.archetype());
        done.add("creates archetype " + create.archetype().id());
      }
      case TaxonomyEdit.UpdateArchetype update -> update(update);
      case TaxonomyEdit.RetireArchetype retire -> {
        archetype(retire.archetypeId());
        archetypes.remove(retire.archetypeId()); // without `other` the rules refuse the whole
        done.add("retires archetype " + retire.archetypeId());
      }
    }
  }

  private void update(TaxonomyEdit.UpdateArea update) {
    Area area = area(update.areaId());
    areas.put(
        area.id(),
        new Area(
            area.id(),
            or(update.displayName(), area.displayName()),
            or(update.description(), area.description()),
            or(update.owner(), area.owner()),
            or(update.examples(), area.examples())));
    done.add("updates area " + area.id());
  }

  private void update(TaxonomyEdit.UpdateArchetype update) {
    Archetype archetype = archetype(update.archetypeId());
    archetypes.put(
        archetype.id(),
        new Archetype(
            archetype.id(),
            or(update.displayName(), archetype.displayName()),
            or(update.description(), archetype.description()),
            or(update.tier(), archetype.tier()),
            update.changesBand() ? update.band() : archetype.band(),
            or(update.examples(), archetype.examples())));
    done.add("updates archetype " + archetype.id());
  }

  private void retire(TaxonomyEdit.RetireArea retire) {
    area(retire.areaId());
    for (Theme theme : List.copyOf(themes.values())) {
      if (theme.areaId().equals(retire.areaId())) {
        area(retire.themesToAreaId());
        themes.put(theme.id(), ThemeCopy.of(theme).areaId(retire.themesToAreaId()).build());
      }
    }
    areas.remove(retire.areaId());
    done.add("retires area " + retire.areaId());
  }

  private void moveBelow(String themeId, String areaId, Set<String> passed) {
    if (!passed.add(themeId)) {
      return; // a circle, which the rules refuse
    }
    for (Theme child : List.copyOf(themes.values())) {
      if (child.parentThemeId().equals(themeId)) {
        themes.put(child.id(), ThemeCopy.of(child).areaId(areaId).build());
        moveBelow(child.id(), areaId, passed);
      }
    }
  }

  private void merge(TaxonomyEdit.MergeThemes merge) {
    Theme into = theme(merge.intoThemeId());
    Set<String> examples = new LinkedHashSet<>(into.examples());
    for (String id : merge.themeIds()) {
      Theme gone = theme(id);
      if (gone.id().equals(into.id())) {
        throw invalid("merge_themes.theme_ids", "a theme cannot become a part of itself");
      }
      examples.addAll(gone.examples());
      themes.put(
          gone.id(),
          ThemeCopy.of(gone)
              .state(Theme.State.RETIRED)
              .lineage(
                  new Lineage(
                      gone.lineage().splitFromThemeId(), into.id(), gone.lineage().rejected()))
              .build());
      themes.values().stream()
          .filter(child -> child.parentThemeId().equals(id) && !child.id().equals(into.id()))
          .toList()
          .forEach(
              child ->
                  themes.put(
                      child.id(),
                      ThemeCopy.of(child).areaId(into.areaId()).parentThemeId(into.id()).build()));
    }
    List<String> all = List.copyOf(examples);
    themes.put(
        into.id(),
        ThemeCopy.of(theme(into.id()))
            .examples(all.subList(0, Math.min(MOST_MERGED_EXAMPLES, all.size())))
            .build());
    done.add("merges themes " + String.join(", ", merge.themeIds()) + " into " + into.id());
  }

  private void split(TaxonomyEdit.SplitTheme split) {
    Theme theme = theme(split.themeId());
    Set<String> left = new LinkedHashSet<>(theme.examples());
    List<String> ids = new ArrayList<>();
    for (Part part : split.parts()) {
      free(themes, "themes", part.themeId());
      part.examples().forEach(left::remove);
      ids.add(part.themeId());
    }
    for (Part part : split.parts()) {
      themes.put(
          part.themeId(),
          new Theme(
              part.themeId(),
              theme.areaId(),
              theme.parentThemeId(),
              part.displayName(),
              theme.state(),
              theme.firstSeenTime(),
              part.examples(),
              partOf(theme, part, left, split.parts()),
              new Lineage(theme.id(), "", false)));
    }
    themes.put(theme.id(), ThemeCopy.of(theme).examples(List.copyOf(left)).build());
    done.add("splits theme " + theme.id() + " into " + String.join(", ", ids));
  }

  /// A part of a found theme is told from what is left of it and from its sisters as well.
  private static @Nullable Discovery partOf(
      Theme theme, Part part, Set<String> left, List<Part> parts) {
    Discovery discovery = theme.discovery();
    if (discovery == null) {
      return null;
    }
    Set<String> others = new LinkedHashSet<>(left);
    parts.stream().filter(other -> other != part).forEach(o -> others.addAll(o.examples()));
    others.addAll(discovery.counterExamples());
    int texts = part.examples().size();
    return new Discovery(discovery.foundTime(), texts, texts, List.copyOf(others), "");
  }

  private Area area(String id) {
    return found(areas.get(id), ClassifierReason.AREA_NOT_FOUND, "Area", id);
  }

  private Theme theme(String id) {
    return found(themes.get(id), ClassifierReason.THEME_NOT_FOUND, "Theme", id);
  }

  private Archetype archetype(String id) {
    return found(archetypes.get(id), ClassifierReason.ARCHETYPE_NOT_FOUND, "Archetype", id);
  }

  private Theme emerging(String id) {
    Theme theme = theme(id);
    if (theme.state() != Theme.State.EMERGING) {
      throw CandorException.of(ClassifierReason.THEME_NOT_EMERGING)
          .message("theme " + id + " is " + theme.state() + " (expected: EMERGING)")
          .precondition("STATE", id, "the theme must be EMERGING")
          .build();
    }
    return theme;
  }

  private static <T> T found(@Nullable T thing, ClassifierReason reason, String type, String id) {
    if (thing == null) {
      throw CandorException.of(reason)
          .message("there is no " + type.toLowerCase(Locale.ROOT) + " `" + id + "`")
          .resource(type, id)
          .build();
    }
    return thing;
  }

  private static void free(Map<String, ?> taken, String kind, String id) {
    if (taken.containsKey(id)) {
      throw CandorException.of(ClassifierReason.TAXONOMY_ID_TAKEN)
          .message("the id `" + id + "` is taken; ids are never used again")
          .resource(kind, id)
          .build();
    }
  }

  private static CandorException invalid(String field, String description) {
    return CandorException.of(ClassifierReason.TAXONOMY_INVALID)
        .message(description)
        .field(field, description)
        .build();
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}

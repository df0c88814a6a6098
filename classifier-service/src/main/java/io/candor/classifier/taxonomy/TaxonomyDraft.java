package io.candor.classifier.taxonomy;

import io.candor.classifier.ClassifierReason;
import io.candor.kit.error.CandorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A taxonomy while it is being edited: its parts by id, and what was done to them in words. What
/// is
/// asked for and is not there is refused with its name.
final class TaxonomyDraft {
  final Map<String, Area> areas = new LinkedHashMap<>();
  final Map<String, Theme> themes = new LinkedHashMap<>();
  final Map<String, Archetype> archetypes = new LinkedHashMap<>();
  final List<String> done = new ArrayList<>();

  TaxonomyDraft(Taxonomy before) {
    before.areas().forEach(area -> areas.put(area.id(), area));
    before.themes().forEach(theme -> themes.put(theme.id(), theme));
    before.archetypes().forEach(archetype -> archetypes.put(archetype.id(), archetype));
  }

  /// The value that an edit gives, or the one that was there.
  static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  Area area(String id) {
    return found(areas.get(id), ClassifierReason.AREA_NOT_FOUND, "Area", id);
  }

  Theme theme(String id) {
    return found(themes.get(id), ClassifierReason.THEME_NOT_FOUND, "Theme", id);
  }

  Archetype archetype(String id) {
    return found(archetypes.get(id), ClassifierReason.ARCHETYPE_NOT_FOUND, "Archetype", id);
  }

  Theme emerging(String id) {
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

  static void free(Map<String, ?> taken, String kind, String id) {
    if (taken.containsKey(id)) {
      throw CandorException.of(ClassifierReason.TAXONOMY_ID_TAKEN)
          .message("the id `" + id + "` is taken; ids are never used again")
          .resource(kind, id)
          .build();
    }
  }

  static CandorException invalid(String field, String description) {
    return CandorException.of(ClassifierReason.TAXONOMY_INVALID)
        .message(description)
        .field(field, description)
        .build();
  }
}

package io.candor.classifier.learning;

import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.labelling.Label;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Labels as people told them, in the place of the model's. Thread-safe. Read anew with each
/// version of the taxonomy: whatever is told makes one.
public final class Corrections {
  private record Seen(long version, Map<TextKey, Told> told) {}

  private final ToldStore store;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  Corrections(ToldStore store) {
    this.store = store;
  }

  /// The labels of a text, corrected where people told better.
  public TextLabels apply(String workspace, Taxonomy taxonomy, TextKey text, TextLabels model) {
    Told told = of(workspace, taxonomy).get(text);
    return told == null ? model : corrected(told, taxonomy, model);
  }

  private Map<TextKey, Told> of(String workspace, Taxonomy taxonomy) {
    Seen known = seen.get(workspace);
    if (known == null || known.version() != taxonomy.version()) {
      Map<TextKey, Told> told = new HashMap<>();
      store.all(workspace).forEach(each -> told.put(each.key(), each));
      known = new Seen(taxonomy.version(), told);
      seen.put(workspace, known);
    }
    return known.told();
  }

  static TextLabels corrected(Told told, Taxonomy taxonomy, TextLabels model) {
    List<Label> themes = new ArrayList<>();
    String area = told.areaId();
    for (String id : told.themeIds()) {
      Theme theme = following(taxonomy, id);
      if (theme != null && theme.isAssignable()) {
        themes.add(Label.ofPerson(theme.id()));
        area = area.isEmpty() ? theme.areaId() : area;
      }
    }
    return new TextLabels(
        area.isEmpty() ? model.area() : Label.ofPerson(area),
        themes,
        told.archetypeId().isEmpty() ? model.archetype() : Label.ofPerson(told.archetypeId()),
        model.sentiment(),
        model.rootCause(),
        model.language());
  }

  /// A theme, or the one that took it over since.
  private static @Nullable Theme following(Taxonomy taxonomy, String id) {
    String at = id;
    for (int step = 0; step < taxonomy.themes().size(); step++) {
      String wanted = at;
      Theme theme =
          taxonomy.themes().stream().filter(t -> t.id().equals(wanted)).findFirst().orElse(null);
      if (theme == null || theme.lineage().mergedIntoThemeId().isEmpty()) {
        return theme;
      }
      at = theme.lineage().mergedIntoThemeId();
    }
    return null;
  }
}

package io.candor.classifier.taxonomy;

import io.candor.classifier.taxonomy.TaxonomyEdit.SplitTheme.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people decide about themes, done to a draft.
final class ThemeEdits {
  // Of a theme that took others over: enough to know all of them by.
  private static final int MOST_MERGED_EXAMPLES = 200;

  private final TaxonomyDraft draft;

  ThemeEdits(TaxonomyDraft draft) {
    this.draft = draft;
  }

  void create(TaxonomyEdit.CreateTheme create) {
    TaxonomyDraft.free(draft.themes, "themes", create.theme().id());
    draft.themes.put(create.theme().id(), create.theme());
    draft.done.add("creates theme " + create.theme().id());
  }

  void update(TaxonomyEdit.UpdateTheme update) {
    Theme theme = draft.theme(update.themeId());
    draft.themes.put(
        theme.id(),
        ThemeCopy.of(theme)
            .displayName(TaxonomyDraft.or(update.displayName(), theme.displayName()))
            .examples(TaxonomyDraft.or(update.examples(), theme.examples()))
            .build());
    draft.done.add("updates theme " + theme.id());
  }

  void move(TaxonomyEdit.MoveTheme move) {
    Theme theme = draft.theme(move.themeId());
    draft.area(move.areaId());
    draft.themes.put(
        theme.id(),
        ThemeCopy.of(theme).areaId(move.areaId()).parentThemeId(move.parentThemeId()).build());
    moveBelow(theme.id(), move.areaId(), new HashSet<>());
    draft.done.add("moves theme " + theme.id() + " to area " + move.areaId());
  }

  private void moveBelow(String themeId, String areaId, Set<String> passed) {
    if (!passed.add(themeId)) {
      return; // a circle, which the rules refuse
    }
    for (Theme child : List.copyOf(draft.themes.values())) {
      if (child.parentThemeId().equals(themeId)) {
        draft.themes.put(child.id(), ThemeCopy.of(child).areaId(areaId).build());
        moveBelow(child.id(), areaId, passed);
      }
    }
  }

  void retire(TaxonomyEdit.RetireTheme retire) {
    Theme theme = draft.theme(retire.themeId());
    draft.themes.put(theme.id(), ThemeCopy.of(theme).state(Theme.State.RETIRED).build());
    draft.done.add("retires theme " + theme.id());
  }

  void accept(TaxonomyEdit.AcceptTheme accept) {
    Theme theme = draft.emerging(accept.themeId());
    String name = accept.displayName();
    draft.themes.put(
        theme.id(),
        ThemeCopy.of(theme)
            .state(Theme.State.ACTIVE)
            .displayName(name.isEmpty() ? theme.displayName() : name)
            .build());
    draft.done.add("accepts theme " + theme.id());
  }

  void reject(TaxonomyEdit.RejectTheme reject) {
    Theme theme = draft.emerging(reject.themeId());
    draft.themes.put(
        theme.id(),
        ThemeCopy.of(theme)
            .state(Theme.State.RETIRED)
            .lineage(
                new Lineage(
                    theme.lineage().splitFromThemeId(), theme.lineage().mergedIntoThemeId(), true))
            .build());
    draft.done.add("rejects theme " + theme.id());
  }

  void decline(TaxonomyEdit.DeclineMerge decline) {
    Theme theme = draft.emerging(decline.themeId());
    Discovery discovery = theme.discovery();
    if (discovery == null || discovery.similarThemeId().isEmpty()) {
      throw TaxonomyDraft.invalid(
          "decline_merge.theme_id", "no merge is proposed for theme " + theme.id());
    }
    draft.themes.put(theme.id(), ThemeCopy.of(theme).discovery(discovery.withoutSimilar()).build());
    draft.done.add("keeps theme " + theme.id() + " apart from theme " + discovery.similarThemeId());
  }

  void merge(TaxonomyEdit.MergeThemes merge) {
    Theme into = draft.theme(merge.intoThemeId());
    Set<String> examples = new LinkedHashSet<>(into.examples());
    for (String id : merge.themeIds()) {
      Theme gone = draft.theme(id);
      if (gone.id().equals(into.id())) {
        throw TaxonomyDraft.invalid(
            "merge_themes.theme_ids", "a theme cannot become a part of itself");
      }
      examples.addAll(gone.examples());
      draft.themes.put(
          gone.id(),
          ThemeCopy.of(gone)
              .state(Theme.State.RETIRED)
              .lineage(
                  new Lineage(
                      gone.lineage().splitFromThemeId(), into.id(), gone.lineage().rejected()))
              .build());
      draft.themes.values().stream()
          .filter(child -> child.parentThemeId().equals(id) && !child.id().equals(into.id()))
          .toList()
          .forEach(
              child ->
                  draft.themes.put(
                      child.id(),
                      ThemeCopy.of(child).areaId(into.areaId()).parentThemeId(into.id()).build()));
    }
    List<String> all = List.copyOf(examples);
    draft.themes.put(
        into.id(),
        ThemeCopy.of(draft.theme(into.id()))
            .examples(all.subList(0, Math.min(MOST_MERGED_EXAMPLES, all.size())))
            .build());
    draft.done.add("merges themes " + String.join(", ", merge.themeIds()) + " into " + into.id());
  }

  void split(TaxonomyEdit.SplitTheme split) {
    Theme theme = draft.theme(split.themeId());
    Set<String> left = new LinkedHashSet<>(theme.examples());
    List<String> ids = new ArrayList<>();
    for (Part part : split.parts()) {
      TaxonomyDraft.free(draft.themes, "themes", part.themeId());
      part.examples().forEach(left::remove);
      ids.add(part.themeId());
    }
    for (Part part : split.parts()) {
      draft.themes.put(
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
    draft.themes.put(theme.id(), ThemeCopy.of(theme).examples(List.copyOf(left)).build());
    draft.done.add("splits theme " + theme.id() + " into " + String.join(", ", ids));
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
}

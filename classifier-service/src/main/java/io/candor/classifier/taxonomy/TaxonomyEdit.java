package io.candor.classifier.taxonomy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One edit of a taxonomy. A value that is absent in an update stays as it is.
public sealed interface TaxonomyEdit {
  /// Adds a product area.
  record CreateArea(Area area) implements TaxonomyEdit {}

  /// Changes a product area.
  record UpdateArea(
      String areaId,
      @Nullable String displayName,
      @Nullable String description,
      @Nullable String owner,
      @Nullable List<String> examples)
      implements TaxonomyEdit {}

  /// Takes a product area away; its themes go to another one.
  ///
  /// @param themesToAreaId may be empty for an area without themes
  record RetireArea(String areaId, String themesToAreaId) implements TaxonomyEdit {}

  /// Adds a theme.
  record CreateTheme(Theme theme) implements TaxonomyEdit {}

  /// Changes a theme.
  record UpdateTheme(String themeId, @Nullable String displayName, @Nullable List<String> examples)
      implements TaxonomyEdit {}

  /// Puts a theme, with those below it, elsewhere.
  ///
  /// @param parentThemeId empty for the top
  record MoveTheme(String themeId, String areaId, String parentThemeId) implements TaxonomyEdit {}

  /// Makes themes a part of another one.
  record MergeThemes(List<String> themeIds, String intoThemeId) implements TaxonomyEdit {}

  /// Divides a theme.
  record SplitTheme(String themeId, List<Part> parts) implements TaxonomyEdit {
    /// A part that becomes a theme.
    public record Part(String themeId, String displayName, List<String> examples) {}
  }

  /// Stops giving a theme to texts.
  record RetireTheme(String themeId) implements TaxonomyEdit {}

  /// Takes an emerging theme into the taxonomy.
  ///
  /// @param displayName empty to keep its name
  record AcceptTheme(String themeId, String displayName) implements TaxonomyEdit {}

  /// Turns down a theme that the system found.
  record RejectTheme(String themeId) implements TaxonomyEdit {}

  /// Turns down the merge that is proposed for an emerging theme.
  record DeclineMerge(String themeId) implements TaxonomyEdit {}

  /// Adds a ticket type.
  record CreateArchetype(Archetype archetype) implements TaxonomyEdit {}

  /// Changes a ticket type.
  ///
  /// @param changesBand whether the band is changed: it may be changed to none
  record UpdateArchetype(
      String archetypeId,
      @Nullable String displayName,
      @Nullable String description,
      @Nullable Integer tier,
      boolean changesBand,
      @Nullable DeflectionBand band,
      @Nullable List<String> examples)
      implements TaxonomyEdit {}

  /// Takes a ticket type away.
  record RetireArchetype(String archetypeId) implements TaxonomyEdit {}
}

package io.candor.classifier.taxonomy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A theme with some of its parts changed.
final class ThemeCopy {
  private final Theme theme;
  private String areaId;
  private String parentThemeId;
  private String displayName;
  private Theme.State state;
  private List<String> examples;
  private @Nullable Discovery discovery;
  private Lineage lineage;

  private ThemeCopy(Theme theme) {
    this.theme = theme;
    this.areaId = theme.areaId();
    this.parentThemeId = theme.parentThemeId();
    this.displayName = theme.displayName();
    this.state = theme.state();
    this.examples = theme.examples();
    this.discovery = theme.discovery();
    this.lineage = theme.lineage();
  }

  static ThemeCopy of(Theme theme) {
    return new ThemeCopy(theme);
  }

  ThemeCopy areaId(String value) {
    areaId = value;
    return this;
  }

  ThemeCopy parentThemeId(String value) {
    parentThemeId = value;
    return this;
  }

  ThemeCopy displayName(String value) {
    displayName = value;
    return this;
  }

  ThemeCopy state(Theme.State value) {
    state = value;
    return this;
  }

  ThemeCopy examples(List<String> value) {
    examples = value;
    return this;
  }

  ThemeCopy discovery(Discovery value) {
    discovery = value;
    return this;
  }

  ThemeCopy lineage(Lineage value) {
    lineage = value;
    return this;
  }

  Theme build() {
    return new Theme(
        theme.id(),
        areaId,
        parentThemeId,
        displayName,
        state,
        theme.firstSeenTime(),
        examples,
        discovery,
        lineage);
  }
}

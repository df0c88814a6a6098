package io.candor.classifier.taxonomy;

/// What people have made of a theme. Ids outlive it: whoever kept one finds what became of it.
///
/// @param splitFromThemeId the theme that it was split from; empty when it was not
/// @param mergedIntoThemeId the theme that took it over; empty when none did
/// @param rejected whether a person said that it is no theme; it never comes back
public record Lineage(String splitFromThemeId, String mergedIntoThemeId, boolean rejected) {
  /// Of a theme that stands as it was made.
  public static final Lineage NONE = new Lineage("", "", false);
}

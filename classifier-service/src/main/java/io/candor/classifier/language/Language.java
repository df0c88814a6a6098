package io.candor.classifier.language;

/// The language of a text.
///
/// @param tag BCP 47 language tag; [#UNDETERMINED] when it could not be told
/// @param confidence estimated probability of `tag`, 0..1; 0 when it could not be told
public record Language(String tag, double confidence) {
  /// The tag of a language that is not known (BCP 47, section 4.1).
  public static final String UNDETERMINED = "und";

  /// A language that could not be told.
  static final Language UNKNOWN = new Language(UNDETERMINED, 0);

  /// Whether it could be told.
  public boolean isKnown() {
    return !tag.equals(UNDETERMINED);
  }
}

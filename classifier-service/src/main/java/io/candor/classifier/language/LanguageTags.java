package io.candor.classifier.language;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Tags of languages by their ISO 639-3 codes.
final class LanguageTags {
  // What the model tells apart and everyday tags do not: the prevalent member of a macrolanguage is
  // written as the macrolanguage (ISO 639-3, as BCP 47 recommends for `zh`).
  private static final Map<String, String> MEMBERS =
      Map.of("cmn", "zh", "ekk", "et", "lvs", "lv", "pes", "fa", "plt", "mg", "zlm", "ms");

  private static final Map<String, String> TWO_LETTERS = twoLetters();

  private LanguageTags() {}

  /// The shortest tag: `en` of `eng`; languages without a code of two letters keep theirs.
  static String of(String iso6393) {
    String member = MEMBERS.get(iso6393);
    return member == null ? TWO_LETTERS.getOrDefault(iso6393, iso6393) : member;
  }

  private static Map<String, String> twoLetters() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      codes.putIfAbsent(Locale.of(code).getISO3Language(), Locale.of(code).toLanguageTag());
    }
    return codes;
  }
}

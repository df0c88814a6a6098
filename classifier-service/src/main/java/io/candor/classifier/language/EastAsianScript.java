package io.candor.classifier.language;

/// What the letters of Chinese, Japanese and Korean tell by themselves. They are too many for
/// statistics of short texts, and hardly any other language is written in them. Immutable.
///
/// @param letters all letters of the text
/// @param han ideographs, which Chinese and Japanese share
/// @param kana Hiragana and Katakana
/// @param hangul letters of Korean
record EastAsianScript(int letters, int han, int kana, int hangul) {
  private static final double MOST = 0.75;
  private static final double FEW = 0.2;
  private static final int LEAST_SYLLABLES = 4;
  // A shorter text without kana may be a Japanese heading.
  private static final int LEAST_HAN_ALONE = 8;
  // Quotations and names are what is left.
  private static final double CONFIDENCE = 0.99;

  static EastAsianScript of(String words) {
    int letters = 0;
    int han = 0;
    int kana = 0;
    int hangul = 0;
    for (int at = 0; at < words.length(); at += Character.charCount(words.codePointAt(at))) {
      int letter = words.codePointAt(at);
      if (Character.isLetter(letter)) {
        letters++;
        switch (Character.UnicodeScript.of(letter)) {
          case HAN -> han++;
          case HIRAGANA, KATAKANA -> kana++;
          case HANGUL -> hangul++;
          default -> {}
        }
      }
    }
    return new EastAsianScript(letters, han, kana, hangul);
  }

  /// Whether a reader of other letters may pass over these.
  boolean isRare() {
    return han + kana + hangul <= FEW * letters;
  }

  /// The language; unknown for too few letters, or beside too many others.
  Language language() {
    if (hangul >= MOST * letters && hangul >= LEAST_SYLLABLES) {
      return new Language("ko", CONFIDENCE);
    }
    if (han + kana < MOST * letters || han + kana < LEAST_SYLLABLES) {
      return Language.UNKNOWN;
    }
    if (kana >= FEW * letters) {
      return new Language("ja", CONFIDENCE);
    }
    return kana == 0 && han >= LEAST_HAN_ALONE ? new Language("zh", CONFIDENCE) : Language.UNKNOWN;
  }
}

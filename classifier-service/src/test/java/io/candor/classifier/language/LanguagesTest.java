package io.candor.classifier.language;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  private final Languages languages = new Languages();

  private record Known(String tag, String text) {}

  @ParameterizedTest
  @ValueSource(strings = {"texts.txt", "texts-held-back.txt"})
  void shortTexts_areGivenTheirLanguageOrNone(String resource) throws IOException {
    int inOne = 0;
    int told = 0;
    List<String> wrong = new ArrayList<>();
    for (Known each : texts(resource)) {
      Language language = languages.of(each.text());
      inOne += each.tag().equals(Language.UNDETERMINED) ? 0 : 1;
      told += language.isKnown() ? 1 : 0;
      if (language.isKnown() && !language.tag().equals(each.tag())) {
        wrong.add(language + " for " + each);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat((double) told / inOne).isGreaterThan(0.8);
  }

  @Test
  void manyThreads_tellTheSame() throws IOException {
    List<String> texts = texts("texts.txt").stream().map(Known::text).toList();
    List<Language> alone = texts.stream().map(languages::of).toList();

    List<Language> together =
        IntStream.range(0, 4 * texts.size())
            .parallel()
            .mapToObj(i -> languages.of(texts.get(i % texts.size())))
            .toList();

    for (int i = 0; i < together.size(); i++) {
      assertThat(together.get(i)).isEqualTo(alone.get(i % texts.size()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?!", "ok", "\uD83D\uDE00\uD83D\uDE00", "2024-05-06", "a"})
  void textWithoutEnoughWords_isUnknown(String text) {
    assertThat(languages.of(text)).isEqualTo(new Language("und", 0));
  }

  @ParameterizedTest
  @CsvSource({
    "ja, パスワードを忘れました",
    "ko, 배송이 늦어요",
    "zh, 我的快递还没有收到",
    // Four ideographs alone may be Chinese or a Japanese heading.
    "und, 返品希望",
    "und, The app 一直崩溃 again and 没有人回答我的问题",
    // A name in other letters does not matter.
    "en, I ordered the book 春 two weeks ago and nobody knows where it is",
  })
  void eastAsianLetters_tellByThemselves(String tag, String text) {
    assertThat(languages.of(text).tag()).isEqualTo(tag);
  }

  @Test
  void markupAndAddresses_areNoWords() {
    String marked =
        "<div class=\"message body\"><p>Die Lieferung ist leider besch&auml;digt angekommen."
            + "</p></div> https://shop.example.com/orders/how-to-return-your-order";

    assertThat(languages.of(marked).tag()).isEqualTo("de");
  }

  @Test
  void longText_isToldByItsBeginningAndItsEnd() {
    String english = "The parcel has not arrived and nobody tells me where it is. ".repeat(1_000);
    String french = "Le colis n'est pas arrivé et personne ne me dit où il se trouve. ";

    assertThat(languages.of(english).tag()).isEqualTo("en");
    assertThat(languages.of(english + french.repeat(100))).isEqualTo(new Language("und", 0));
  }

  @Test
  void fewForeignWords_doNotMatter() {
    String quoted =
        "The screen says \"Fehler beim Laden\" and nothing happens after that. I have tried it"
            + " three times on two different computers, always with the same result.";

    assertThat(languages.of(quoted).tag()).isEqualTo("en");
  }

  private static List<Known> texts(String resource) throws IOException {
    List<Known> texts = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(LanguagesTest.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] parts = line.split("\\|", 2);
          texts.add(new Known(parts[0], parts[1]));
        }
      }
    }
    return texts;
  }
}

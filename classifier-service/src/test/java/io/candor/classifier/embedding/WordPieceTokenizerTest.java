package io.candor.classifier.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Against the vocabulary that the shipped model has; the expected ids are those of the reference
/// implementation of BERT uncased.
class WordPieceTokenizerTest {
  private static WordPieceTokenizer tokenizer;

  @BeforeAll
  static void readVocabulary() throws IOException {
    try (InputStream json =
        WordPieceTokenizerTest.class
            .getClassLoader()
            .getResourceAsStream(EmbeddingConfig.defaults().tokenizerResource())) {
      assertThat(json).isNotNull();
      tokenizer = new WordPieceTokenizer(Vocabulary.read(json));
    }
  }

  @Test
  void wholeWords() {
    assertThat(tokenizer.encode("hello world")).containsExactly(7592, 2088);
  }

  @Test
  void longestPieceFirst() {
    // una ##ffa ##ble
    assertThat(tokenizer.encode("unaffable")).containsExactly(14477, 20961, 3468);
  }

  @Test
  void caseAndAccents_areRemoved() {
    assertThat(tokenizer.encode("UNwant\u00E9d,running")).containsExactly(18162, 1010, 2770);
    assertThat(tokenizer.encode("na\u00EFve caf\u00E9")).containsExactly(15743, 7668);
  }

  @Test
  void punctuationStandsAlone_alsoInsideWords() {
    // i can ' t log in ! !
    assertThat(tokenizer.encode("I can't log in!!"))
        .containsExactly(1045, 2064, 1005, 1056, 8833, 1999, 999, 999);
  }

  @Test
  void hanCharacters_areSplit() {
    // ah, a known character, an unknown one, z ##z
    assertThat(tokenizer.encode("ah\u535A\u63A8zz")).containsExactly(6289, 1786, 100, 1062, 2480);
  }

  @Test
  void whatTheModelDoesNotKnow_isOneUnknownToken() {
    assertThat(tokenizer.encode("\uD83D\uDE00")).containsExactly(100);
    assertThat(tokenizer.encode("x".repeat(101))).containsExactly(100);
  }

  @Test
  void controlCharacters_vanish_andSpacesOfAllKindsSeparate() {
    assertThat(tokenizer.encode("hel\u0000lo\u00A0world\u200B\n")).containsExactly(7592, 2088);
  }

  @Test
  void emptyText_isOneEmptyWindow() {
    assertThat(tokenizer.windows(" ", 128, 4)).containsExactly(new int[] {101, 102});
  }

  @Test
  void longText_isCutIntoWindowsOfNearlyEqualLength() {
    List<int[]> windows = tokenizer.windows("hello ".repeat(300), 128, 64);

    // 300 tokens, 126 of them fit beside the marks: 3 windows of 100
    assertThat(windows).hasSize(3);
    assertThat(windows).allMatch(window -> window.length == 102);
    assertThat(windows).allMatch(window -> window[0] == 101 && window[101] == 102);
  }

  @Test
  void endlessText_isReadInEvenlySpacedWindows() {
    String text = "hello ".repeat(126 * 10) + "world ".repeat(126 * 10);

    List<int[]> windows = tokenizer.windows(text, 128, 4);

    assertThat(windows).hasSize(4);
    assertThat(windows.getFirst()[1]).isEqualTo(7592);
    assertThat(windows.getLast()[1]).isEqualTo(2088);
  }
}

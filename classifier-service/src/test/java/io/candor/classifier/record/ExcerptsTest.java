package io.candor.classifier.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptsTest {
  @Test
  void shortText_isKeptInOneLine() {
    assertThat(Excerpts.of("  two\n lines\t here ")).isEqualTo("two lines here");
  }

  @Test
  void longText_isCutAtAWord() {
    String excerpt = Excerpts.of("word ".repeat(100));

    assertThat(excerpt).hasSizeLessThanOrEqualTo(280).endsWith("word…");
  }

  @Test
  void textWithoutSpaces_isCutBetweenCharacters() {
    String excerpt = Excerpts.of("x" + "\uD83D\uDE00".repeat(200));

    assertThat(excerpt).hasSizeLessThanOrEqualTo(280).endsWith("\uD83D\uDE00…");
  }
}

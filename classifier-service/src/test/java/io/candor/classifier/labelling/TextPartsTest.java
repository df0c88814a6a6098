package io.candor.classifier.labelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextPartsTest {
  @Test
  void sentences_areParts_butNotExclamations() {
    assertThat(
            TextParts.of(
                "Hello! The app is slow on my phone. Please mend it as soon as possible. Thanks!"))
        .containsExactly("The app is slow on my phone.", "Please mend it as soon as possible.");
  }

  @Test
  void oneSentence_hasNoParts() {
    assertThat(TextParts.of("Hi there. The app is slow on my phone.")).isEmpty();
    assertThat(TextParts.of("")).isEmpty();
  }

  @Test
  void manySentences_areReadInRuns_ofWhichNoneIsLeftOut() {
    String text = "One two three four five six seven eight nine ten. ".repeat(200);
    List<String> parts = TextParts.of(text);

    assertThat(TextParts.isLong(parts)).isTrue();
    assertThat(parts).hasSize(100).allMatch(part -> part.split(" ").length == 20);
    assertThat(String.join(" ", parts)).isEqualTo(text.strip());
  }

  @Test
  void bookOfSentences_isReadInRunsSpreadOverAll() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append("This is the sentence of number ").append(i).append(". ");
    }
    List<String> parts = TextParts.of(text.toString());

    assertThat(parts).hasSize(128);
    assertThat(parts.getFirst()).startsWith("This is the sentence of number 0.");
    assertThat(parts.getLast()).contains("number 49"); // of 4,9xx
  }
}

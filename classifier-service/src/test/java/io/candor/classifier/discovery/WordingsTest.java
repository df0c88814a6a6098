package io.candor.classifier.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingsTest {
  @Test
  void sameSentenceFromManyHands_isOneWording() {
    assertThat(
            Wordings.count(
                List.of(
                    "The label printer jams.",
                    "the label printer JAMS!!! Please fix it",
                    "Hello, the label printer jams",
                    "My labels get stuck in the machine")))
        .isEqualTo(2);
  }

  @Test
  void typos_makeNoWording_otherShortWordsDo() {
    assertThat(
            Wordings.count(
                List.of(
                    "half of my question was answered",
                    "half of my questioon was anwsered",
                    "hlaf of mi question wsa answered")))
        .isEqualTo(1);
    assertThat(Wordings.isTypo("answer", "anwser")).isTrue();
    assertThat(Wordings.isTypo("scan", "scans")).isTrue();
    assertThat(Wordings.isTypo("scan", "scam")).isTrue();
    assertThat(Wordings.isTypo("not", "now")).isFalse();
    assertThat(Wordings.isTypo("login", "logout")).isFalse();
  }
}

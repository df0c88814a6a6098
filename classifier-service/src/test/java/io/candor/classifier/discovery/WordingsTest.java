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
}

package io.candor.classifier.labelling;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.OtherModel;
import io.candor.classifier.labelling.RootCauseSentences.Sentence;
import io.candor.classifier.labelling.Sentiment.Polarity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What heads know that were taught to another sentence model, on texts that none of them learned
/// from.
class HeadTeachingTest {
  private static final Map<Polarity, List<String>> MOODS =
      Map.of(
          Polarity.NEGATIVE,
          List.of(
              "This is the third time my booking vanished, I am furious.",
              "The checkout page hangs and I lose my basket.",
              "Two hours on hold and then they hung up.",
              "Your latest release made everything slower.",
              "I feel cheated by the extra fees.",
              "The password mail never reaches me.",
              "Poor quality, the zip broke on the first day.",
              "Cannot upload a single picture, so annoying."),
          Polarity.POSITIVE,
          List.of(
              "Thank you so much, the agent was brilliant.",
              "Smooth booking and a lovely confirmation mail.",
              "The new dashboard is gorgeous and quick.",
              "Everything arrived on time and in perfect shape.",
              "I adore how simple it is to use.",
              "Best purchase of the year.",
              "Helpful answers within a minute, wonderful.",
              "It just works, very pleased."));

  private static Embedders.Closeable other;
  private static PretrainedHeads.Pair taught;

  @BeforeAll
  static void teach() throws IOException {
    other = Embedders.open(OtherModel.config());
    taught = HeadTeaching.teach(other, "mini");
  }

  @AfterAll
  static void close() {
    other.close();
  }

  @Test
  void sentiment_isToldByAnotherModelsVectors() {
    MOODS.forEach(
        (polarity, texts) -> {
          List<float[]> vectors = other.embed(texts, Urgency.INTERACTIVE);
          long right =
              vectors.stream()
                  .filter(vector -> taught.sentiment().label(vector).polarity() == polarity)
                  .count();
          assertThat(right).as("%s of 8", polarity).isGreaterThanOrEqualTo(7);
        });
    assertThat(taught.sentiment().version()).endsWith("/mini");
  }

  @Test
  void rootCauses_areToldByAnotherModelsVectors() throws IOException {
    List<Sentence> heldBack = RootCauseSentences.heldBack();
    List<float[]> vectors = RootCauseSentences.vectors(other, heldBack);
    int given = 0;
    int right = 0;
    for (int i = 0; i < vectors.size(); i++) {
      RootCause told = taught.rootCause().label(vectors.get(i));
      if (told.cause() != RootCause.Cause.UNKNOWN) {
        given++;
        right += told.cause().name().equals(heldBack.get(i).label()) ? 1 : 0;
      }
    }
    // Guessing one of five would be right in one of five.
    assertThat(given).isGreaterThan(30);
    assertThat((double) right / given).isGreaterThan(0.7);
  }

  @Test
  void teaching_isTheSameEveryTime() {
    float[] vector = other.embed(List.of("It is slow."), Urgency.INTERACTIVE).getFirst();

    assertThat(HeadTeaching.teach(other, "mini").sentiment().label(vector))
        .isEqualTo(taught.sentiment().label(vector));
  }
}

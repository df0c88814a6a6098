package io.candor.classifier.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.classifier.embedding.Embedder.Urgency;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A model that is configured, in the place of the shipped one.
class OtherModelTest {
  private static final List<String> TEXTS =
      List.of(
          "I was charged twice this month.",
          "My card was billed two times.",
          "The camera shows a black picture.");

  @Test
  void otherModel_givesVectorsOfItsOwn_thatTellTextsApart() throws IOException {
    try (Embedders.Closeable other = Embedders.open(OtherModel.config());
        Embedders.Closeable shipped = Embedders.open(EmbeddingConfig.defaults())) {
      List<float[]> vectors = other.embed(TEXTS, Urgency.INTERACTIVE);

      assertThat(other.dimension()).isEqualTo(384);
      assertThat(Vectors.dot(vectors.get(0), vectors.get(0))).isBetween(0.999f, 1.001f);
      assertThat(Vectors.dot(vectors.get(0), vectors.get(1)))
          .isGreaterThan(Vectors.dot(vectors.get(0), vectors.get(2)) + 0.2f);
      assertThat(other.model().shipped()).isFalse();
      assertThat(shipped.model().shipped()).isTrue();
      assertThat(other.model().id())
          .startsWith("all-minilm-l6-v2-q-")
          .isNotEqualTo(shipped.model().id());
    }
  }

  @Test
  void prefix_standsBeforeEveryWindow_andMakesAnotherModel() throws IOException {
    String longText = "The parcel is late. ".repeat(200);
    try (Embedders.Closeable plain = Embedders.open(OtherModel.config());
        Embedders.Closeable prefixed = Embedders.open(OtherModel.config("query: ", 0));
        Embedders.Closeable again = Embedders.open(OtherModel.config("query: ", 0))) {
      List<String> texts = List.of(TEXTS.getFirst(), longText);
      List<float[]> with = prefixed.embed(texts, Urgency.INTERACTIVE);

      assertThat(with.getFirst())
          .isEqualTo(
              plain.embed(List.of("query: " + TEXTS.getFirst()), Urgency.INTERACTIVE).getFirst());
      assertThat(with.get(1))
          .isNotEqualTo(plain.embed(List.of(longText), Urgency.INTERACTIVE).getFirst());
      assertThat(prefixed.model().id())
          .isEqualTo(again.model().id())
          .isNotEqualTo(plain.model().id());
    }
  }

  @Test
  void wrongDimension_isRefusedAtTheStart() {
    assertThatThrownBy(() -> Embedders.open(OtherModel.config("", 768)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "candor.classifier.embedding.dimension: 768 (the model all-minilm-l6-v2-q.onnx gives"
                + " 384)");
  }

  @Test
  void prefixThatLeavesNoRoom_isRefusedAtTheStart() {
    assertThatThrownBy(() -> Embedders.open(OtherModel.config("to read: ".repeat(30), 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("candor.classifier.embedding.prefix: 90 tokens");
  }

  @Test
  void tokenizerOfAnotherKind_isRefused() {
    assertRefused("{'model': {'type': 'Unigram', 'vocab': [['a', 0.1]]}}", "Unigram");
    assertRefused("{'model': {'vocab': [['a', 0.1]]}}", "a list");
    assertRefused("{'normalizer': {'lowercase': false}}", "keeps capitals");
    assertRefused("{'version': '1.0'}", "no vocabulary");
  }

  private static void assertRefused(String json, String reason) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Vocabulary.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
  }
}

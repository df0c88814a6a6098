package io.candor.classifier.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.kit.error.CandorException;
import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class EmbeddingSchedulerTest {
  private static final WordPieceTokenizer TOKENIZER =
      new WordPieceTokenizer(
          new Vocabulary(
              Map.of("[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "a", 3, "b", 4, "c", 5, "d", 6)));

  @Test
  void equalTexts_areReadOnce() {
    FakeModel model = FakeModel.open();
    try (EmbeddingScheduler embedder = scheduler(model, 100, 100)) {
      List<float[]> vectors = embedder.embed(List.of("a b", "a", "a b"), Urgency.BACKGROUND);
      embedder.embed(List.of("a"), Urgency.INTERACTIVE);

      assertThat(vectors.get(0)).isEqualTo(vectors.get(2)).isNotEqualTo(vectors.get(1));
      assertThat(model.windowCount).hasValue(2);
    }
  }

  @Test
  void cache_forgetsWhatWasNotAskedForLately() {
    FakeModel model = FakeModel.open();
    try (EmbeddingScheduler embedder = scheduler(model, 100, 2)) {
      embedder.embed(List.of("a", "b"), Urgency.BACKGROUND);
      embedder.embed(List.of("a"), Urgency.BACKGROUND);
      embedder.embed(List.of("c"), Urgency.BACKGROUND); // b goes
      embedder.embed(List.of("a", "c"), Urgency.BACKGROUND);
      assertThat(model.windowCount).hasValue(3);

      embedder.embed(List.of("b"), Urgency.BACKGROUND);
      assertThat(model.windowCount).hasValue(4);
    }
  }

  @Test
  void longText_isTheMeanOfItsWindows() {
    FakeModel model = FakeModel.open();
    try (EmbeddingScheduler embedder = scheduler(model, 100, 100)) {
      embedder.embed(List.of("a b c d ".repeat(5)), Urgency.BACKGROUND);

      // 20 tokens, 6 of 8 places are free for them: 4 windows
      assertThat(model.windowCount).hasValue(4);
    }
  }

  @Test
  void fullQueue_turnsCallersAwayWithATimeToWait() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    FakeModel model = new FakeModel(gate);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        EmbeddingScheduler embedder = scheduler(model, 1, 0)) {
      Future<List<float[]>> running =
          callers.submit(() -> embedder.embed(List.of("a", "b", "c"), Urgency.BACKGROUND));
      model.entered.await();

      assertThatThrownBy(() -> embedder.embed(List.of("d"), Urgency.BACKGROUND))
          .isInstanceOfSatisfying(
              CandorException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(ClassifierReason.EMBEDDING_OVERLOADED);
                assertThat(e.retryAfter()).isPresent();
              });
      gate.countDown();
      assertThat(running.get()).hasSize(3);
    }
  }

  @Test
  void interactiveTexts_findRoomBesideAFullBackground() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    FakeModel model = new FakeModel(gate);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        EmbeddingScheduler embedder = scheduler(model, 1, 0)) {
      Future<List<float[]>> background =
          callers.submit(() -> embedder.embed(List.of("a", "b", "c"), Urgency.BACKGROUND));
      model.entered.await();
      Future<List<float[]>> interactive =
          callers.submit(() -> embedder.embed(List.of("d"), Urgency.INTERACTIVE));
      gate.countDown();

      assertThat(interactive.get()).hasSize(1);
      assertThat(background.get()).hasSize(3);
    }
  }

  @Test
  void failingModel_failsItsCallersAndServesTheNext() {
    FakeModel model = FakeModel.open();
    model.fail();
    try (EmbeddingScheduler embedder = scheduler(model, 100, 0)) {
      assertThatThrownBy(() -> embedder.embed(List.of("a"), Urgency.BACKGROUND))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> embedder.embed(List.of("b"), Urgency.BACKGROUND))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void closedScheduler_turnsCallersAway() {
    EmbeddingScheduler embedder = scheduler(FakeModel.open(), 100, 0);
    embedder.close();

    assertThatThrownBy(() -> embedder.embed(List.of("a"), Urgency.BACKGROUND))
        .isInstanceOfSatisfying(
            CandorException.class,
            e -> assertThat(e.reason()).isEqualTo(ClassifierReason.EMBEDDING_INTERRUPTED));
  }

  /// What is stored must not depend on what happened to be embedded at the same time.
  @Test
  void shippedModel_givesTheSameVectorAloneAndInACrowd() throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      texts.add("My order " + i + " has not arrived" + " and I am waiting".repeat(i % 5));
    }
    List<float[]> alone = new ArrayList<>();
    try (Embedders.Closeable embedder = Embedders.open(EmbeddingConfig.defaults())) {
      for (String text : texts) {
        alone.addAll(embedder.embed(List.of(text), Urgency.INTERACTIVE));
      }
    }
    try (Embedders.Closeable embedder = Embedders.open(EmbeddingConfig.defaults());
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<float[]>>> crowd = new ArrayList<>();
      for (int start = 0; start < 24; start += 8) {
        List<String> part = texts.subList(start, start + 8);
        crowd.add(callers.submit(() -> embedder.embed(part, Urgency.BACKGROUND)));
      }
      List<float[]> together = new ArrayList<>();
      for (Future<List<float[]>> part : crowd) {
        together.addAll(result(part));
      }
      for (int i = 0; i < texts.size(); i++) {
        assertThat(together.get(i)).isEqualTo(alone.get(i));
      }
    }
  }

  private static List<float[]> result(Future<List<float[]>> part)
      throws InterruptedException, ExecutionException {
    return part.get();
  }

  private static EmbeddingScheduler scheduler(FakeModel model, int queueLimit, int cacheSize) {
    EmbeddingConfig config =
        new EmbeddingConfig("", "", Pooling.CLS, "", 0, 1, 1, 8, 64, queueLimit, cacheSize);
    return new EmbeddingScheduler(
        model,
        new EmbeddingModel("fake", 2, false),
        TOKENIZER,
        config,
        new EmbeddingMeters(OpenTelemetry.noop().getMeter("test")));
  }
}

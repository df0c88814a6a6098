package io.candor.classifier.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.WindowQueue.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowQueueTest {
  private final EmbeddingRequest request = new EmbeddingRequest(100);

  @Test
  void batch_isTheOldestWindowAndThoseNearestInLength() throws InterruptedException {
    WindowQueue queue = new WindowQueue(100);
    queue.offer(List.of(window(10), window(50), window(11), window(49)), Urgency.BACKGROUND);

    assertThat(lengths(queue.take(2))).containsExactlyInAnyOrder(10, 11);
    assertThat(lengths(queue.take(2))).containsExactlyInAnyOrder(50, 49);
  }

  @Test
  void oldestWindow_isNeverPassedOver() throws InterruptedException {
    WindowQueue queue = new WindowQueue(100);
    queue.offer(
        List.of(window(90), window(10), window(11), window(12), window(13)), Urgency.BACKGROUND);

    assertThat(lengths(queue.take(2))).contains(90);
  }

  @Test
  void interactive_goesFirst_butEveryFourthTurnIsTheBackgrounds() throws InterruptedException {
    WindowQueue queue = new WindowQueue(100);
    queue.offer(List.of(window(1), window(1)), Urgency.BACKGROUND);
    queue.offer(
        List.of(window(2), window(2), window(2), window(2), window(2), window(2)),
        Urgency.INTERACTIVE);

    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      order.addAll(lengths(queue.take(1)));
    }
    assertThat(order).containsExactly(2, 2, 2, 1, 2, 2, 2, 1);
  }

  @Test
  void closedQueue_isDrainedAndThenEmpty() throws InterruptedException {
    WindowQueue queue = new WindowQueue(100);
    queue.offer(List.of(window(1)), Urgency.BACKGROUND);
    queue.close();

    assertThat(queue.offer(List.of(window(2)), Urgency.BACKGROUND)).isFalse();
    assertThat(queue.take(1)).hasSize(1);
    assertThat(queue.take(1)).isEmpty();
  }

  private Window window(int length) {
    return new Window(new int[length], 0, request);
  }

  private static List<Integer> lengths(List<Window> windows) {
    return windows.stream().map(window -> window.ids().length).toList();
  }
}

package io.candor.classifier.embedding;

import io.candor.classifier.embedding.Embedder.Urgency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The windows that wait for the model, gathered across concurrent requests. Interactive windows go
/// first, but every fourth turn belongs to the background, so that neither waits for ever.
/// Thread-safe.
final class WindowQueue {
  /// One window of one text and the request that waits for its vector.
  record Window(int[] ids, int slot, EmbeddingRequest request) {}

  private static final int BACKGROUND_TURN = 4;
  // How far ahead of the oldest window a batch may look for others of its length, in batches.
  private static final int LOOK_AHEAD = 8;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Deque<Window> interactive = new ArrayDeque<>();
  private final Deque<Window> background = new ArrayDeque<>();
  private final int limit;
  private int turn;
  private boolean closed;

  /// @param limit a request is let in while fewer windows than this wait in its class
  WindowQueue(int limit) {
    this.limit = limit;
  }

  /// Queues all windows or none; false when there is no room.
  boolean offer(List<Window> windows, Urgency urgency) {
    lock.lock();
    try {
      Deque<Window> queue = urgency == Urgency.INTERACTIVE ? interactive : background;
      if (closed || queue.size() >= limit) {
        return false;
      }
      queue.addAll(windows);
      notEmpty.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// The next batch: the oldest window and those waiting ones that are nearest to it in length, so
  /// that little is spent on padding. Blocks; empty once the queue is closed and drained.
  List<Window> take(int batchSize) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (interactive.isEmpty() && background.isEmpty()) {
        if (closed) {
          return List.of();
        }
        notEmpty.await();
      }
      Deque<Window> queue = nextQueue();
      return batchSize == 1 ? List.of(queue.removeFirst()) : takeAlike(queue, batchSize);
    } finally {
      lock.unlock();
    }
  }

  /// How many windows wait.
  int size() {
    lock.lock();
    try {
      return interactive.size() + background.size();
    } finally {
      lock.unlock();
    }
  }

  /// Whether nothing more is let in.
  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// Lets nothing more in; what waits can still be taken.
  void close() {
    lock.lock();
    try {
      closed = true;
      notEmpty.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Deque<Window> nextQueue() {
    turn = (turn + 1) % BACKGROUND_TURN;
    boolean backgroundFirst = turn == 0;
    if (interactive.isEmpty()) {
      return background;
    }
    return backgroundFirst && !background.isEmpty() ? background : interactive;
  }

  private static List<Window> takeAlike(Deque<Window> queue, int batchSize) {
    List<Window> waiting = new ArrayList<>();
    while (!queue.isEmpty() && waiting.size() < batchSize * LOOK_AHEAD) {
      waiting.add(queue.removeFirst());
    }
    Window oldest = waiting.getFirst();
    List<Window> byLength = new ArrayList<>(waiting);
    byLength.sort(Comparator.comparingInt(w -> w.ids().length));
    int from = Math.min(byLength.indexOf(oldest), Math.max(0, byLength.size() - batchSize));
    List<Window> batch =
        List.copyOf(byLength.subList(from, Math.min(byLength.size(), from + batchSize)));
    for (int i = waiting.size() - 1; i >= 0; i--) {
      if (!batch.contains(waiting.get(i))) {
        queue.addFirst(waiting.get(i));
      }
    }
    return batch;
  }
}

package io.candor.classifier.embedding;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.embedding.WindowQueue.Window;
import io.candor.kit.error.CandorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one way to the model: gathers the texts of all callers, and keeps as many calls of the model
/// going as there are cores. Texts that were seen lately come from the cache.
final class EmbeddingScheduler implements Embedders.Closeable {
  // At 5 ms a window a full queue of 2,048 drains in about 5 s on two cores.
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final SentenceModel model;
  private final EmbeddingModel identity;
  private final WordPieceTokenizer tokenizer;
  private final EmbeddingConfig config;
  private final EmbeddingCache cache;
  private final WindowQueue queue;
  private final EmbeddingMeters meters;
  private final List<Thread> callers = new ArrayList<>();

  EmbeddingScheduler(
      SentenceModel model,
      EmbeddingModel identity,
      WordPieceTokenizer tokenizer,
      EmbeddingConfig config,
      EmbeddingMeters meters) {
    this.model = model;
    this.identity = identity;
    this.tokenizer = tokenizer;
    this.config = config;
    this.meters = meters;
    this.cache = new EmbeddingCache(config.cacheSize());
    this.queue = new WindowQueue(config.queueLimit());
    meters.watchQueue(queue::size);
    for (int i = 0; i < config.effectiveCallers(); i++) {
      callers.add(Thread.ofPlatform().daemon().name("embedding-" + i).start(this::callModel));
    }
  }

  @Override
  public EmbeddingModel model() {
    return identity;
  }

  @Override
  public int dimension() {
    return model.dimension();
  }

  @Override
  public List<float[]> embed(List<String> texts, Urgency urgency) {
    Map<TextKey, float @Nullable []> known = new HashMap<>();
    Map<TextKey, List<int[]>> windows = new HashMap<>();
    List<TextKey> keys = new ArrayList<>(texts.size());
    int windowCount = 0;
    for (String text : texts) {
      TextKey key = TextKey.of(text);
      keys.add(key);
      if (known.containsKey(key)) {
        continue;
      }
      float[] cached = cache.get(key);
      known.put(key, cached);
      if (cached == null) {
        List<int[]> cut = tokenizer.windows(text, config.maxTokens(), config.maxWindows());
        windows.put(key, cut);
        windowCount += cut.size();
      }
    }
    meters.looked(known.size() - windows.size(), windows.size());
    if (windowCount > 0) {
      known.putAll(infer(windows, windowCount, urgency));
    }
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (TextKey key : keys) {
      float[] vector = known.get(key);
      if (vector == null) {
        throw new IllegalStateException("a text was left without a vector");
      }
      vectors.add(vector);
    }
    return vectors;
  }

  private Map<TextKey, float[]> infer(
      Map<TextKey, List<int[]>> windows, int windowCount, Urgency urgency) {
    EmbeddingRequest request = new EmbeddingRequest(windowCount);
    List<Window> work = new ArrayList<>(windowCount);
    for (List<int[]> cut : windows.values()) {
      for (int[] ids : cut) {
        work.add(new Window(ids, work.size(), request));
      }
    }
    if (!queue.offer(work, urgency)) {
      throw queue.isClosed() ? stopped(null) : overloaded();
    }
    try {
      request.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped(e);
    }
    Map<TextKey, float[]> vectors = new HashMap<>();
    int slot = 0;
    for (Map.Entry<TextKey, List<int[]>> text : windows.entrySet()) {
      List<float[]> parts = new ArrayList<>(text.getValue().size());
      for (int i = 0; i < text.getValue().size(); i++) {
        parts.add(request.vector(slot++));
      }
      float[] vector = Vectors.mean(parts);
      cache.put(text.getKey(), vector);
      vectors.put(text.getKey(), vector);
    }
    return vectors;
  }

  private static CandorException stopped(@Nullable InterruptedException cause) {
    CandorException.Builder failure =
        CandorException.of(ClassifierReason.EMBEDDING_INTERRUPTED)
            .message("the service is stopping, or the caller went away")
            .retryAfter(RETRY_AFTER);
    return (cause == null ? failure : failure.cause(cause)).build();
  }

  private CandorException overloaded() {
    return CandorException.of(ClassifierReason.EMBEDDING_OVERLOADED)
        .message("the sentence model has " + queue.size() + " windows waiting")
        .metadata("queueLimit", Integer.toString(config.queueLimit()))
        .retryAfter(RETRY_AFTER)
        .build();
  }

  private void callModel() {
    try {
      while (true) {
        List<Window> batch = queue.take(config.batchSize());
        if (batch.isEmpty()) {
          return;
        }
        List<Window> wanted = batch.stream().filter(w -> !w.request().isAbandoned()).toList();
        if (!wanted.isEmpty()) {
          encode(wanted);
        }
      }
    } catch (InterruptedException e) {
      // Closing: the callers are daemons of this object and end here.
      Thread.currentThread().interrupt();
    }
  }

  private void encode(List<Window> batch) {
    try {
      long start = System.nanoTime();
      float[][] vectors = model.encode(batch.stream().map(Window::ids).toArray(int[][]::new));
      meters.encoded(batch.size(), System.nanoTime() - start);
      for (int i = 0; i < vectors.length; i++) {
        batch.get(i).request().complete(batch.get(i).slot(), vectors[i]);
      }
    } catch (RuntimeException e) {
      // Whoever waits gets the failure; the caller of the model goes on with the next batch.
      batch.forEach(window -> window.request().fail(e));
    }
  }

  /// Lets what is queued finish, then ends the callers and frees the model.
  @Override
  public void close() {
    queue.close();
    for (Thread caller : callers) {
      try {
        caller.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    boolean idle = callers.stream().noneMatch(Thread::isAlive);
    if (idle) {
      model.close(); // with a call still running the process's end frees it
    }
  }
}

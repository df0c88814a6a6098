package io.candor.classifier.discovery;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Where displeased verbatims gather. Thread-safe.
public final class VerbatimPool {
  private final boolean enabled;
  private final VerbatimStore store;
  private final Embedder embedder;

  VerbatimPool(boolean enabled, VerbatimStore store, Embedder embedder) {
    this.enabled = enabled;
    this.store = store;
    this.embedder = embedder;
  }

  /// A verbatim as it arrives: [Verbatim] without its vector.
  public record Arrived(
      String key,
      String recordKey,
      String text,
      Instant time,
      String customer,
      String producerArea,
      Verbatim.Rated rated,
      List<String> themeIds) {}

  /// Takes in what records say now. Bears being told the same again.
  ///
  /// @param displeased verbatims to keep
  /// @param others keys of verbatims that were stored before and may have been displeased then
  public void observe(String workspace, List<Arrived> displeased, List<String> others) {
    if (!enabled) {
      return;
    }
    if (!others.isEmpty()) {
      store.remove(workspace, others);
    }
    if (displeased.isEmpty()) {
      return;
    }
    // They were read for their labels a moment ago: the vectors come from the cache.
    List<float[]> vectors =
        embedder.embed(displeased.stream().map(Arrived::text).toList(), Urgency.BACKGROUND);
    List<Verbatim> verbatims = new ArrayList<>();
    for (int i = 0; i < displeased.size(); i++) {
      Arrived each = displeased.get(i);
      verbatims.add(
          new Verbatim(
              each.key(),
              each.recordKey(),
              each.text(),
              each.time(),
              each.customer(),
              each.producerArea(),
              each.rated(),
              each.themeIds(),
              vectors.get(i)));
    }
    store.put(workspace, verbatims);
  }
}

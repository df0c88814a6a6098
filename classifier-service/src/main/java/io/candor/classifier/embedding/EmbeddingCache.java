package io.candor.classifier.embedding;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The vectors of the texts asked for last. Short turns ("thanks", "yes please") come again and
/// again; a vector of 384 floats takes about 1.6 kB. Thread-safe.
final class EmbeddingCache {
  private final Map<TextKey, float[]> vectors;

  /// @param capacity how many vectors are kept, at least 0
  EmbeddingCache(int capacity) {
    this.vectors =
        new LinkedHashMap<>(1024, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<TextKey, float[]> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized float @Nullable [] get(TextKey key) {
    return vectors.get(key);
  }

  synchronized void put(TextKey key, float[] vector) {
    vectors.put(key, vector);
  }
}

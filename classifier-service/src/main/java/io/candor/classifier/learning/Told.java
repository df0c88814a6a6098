package io.candor.classifier.learning;

import io.candor.classifier.embedding.TextKey;
import java.time.Instant;
import java.util.List;

/// What a person told about a text. It holds for every text of the same words.
///
/// @param text the words, masked
/// @param areaId empty: not told
/// @param themeIds empty: it has none
/// @param archetypeId empty: not told
/// @param actor who told it
/// @param time when
public record Told(
    String text,
    String areaId,
    List<String> themeIds,
    String archetypeId,
    String actor,
    Instant time) {
  public Told {
    themeIds = List.copyOf(themeIds);
  }

  TextKey key() {
    return TextKey.of(text);
  }
}

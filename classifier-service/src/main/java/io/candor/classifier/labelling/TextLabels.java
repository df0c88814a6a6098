package io.candor.classifier.labelling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a text is about and how it feels.
///
/// @param area the part of the product; absent when it could not be told
/// @param themes the symptoms, the most probable first; empty when no theme explains the text
/// @param archetype the ticket type; absent for a text without words
/// @param sentiment the feeling; absent for a text without words
public record TextLabels(
    @Nullable Label area,
    List<Label> themes,
    @Nullable Label archetype,
    @Nullable Sentiment sentiment) {

  /// The labels of a text without words.
  public static final TextLabels NONE = new TextLabels(null, List.of(), null, null);

  public TextLabels {
    themes = List.copyOf(themes);
  }

  /// These labels with what the producer tagged in place of the model's; what a person told stays.
  ///
  /// @param producerArea empty when not told
  /// @param producerArchetype empty when not told
  public TextLabels withProducerTags(String producerArea, String producerArchetype) {
    return new TextLabels(
        winner(area, producerArea), themes, winner(archetype, producerArchetype), sentiment);
  }

  private static @Nullable Label winner(@Nullable Label label, String tag) {
    boolean told = label != null && label.source() == Label.Source.PERSON;
    return tag.isEmpty() || told ? label : Label.ofProducer(tag);
  }
}

package io.candor.classifier.labelling;

import io.candor.classifier.language.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a text is about and how it feels.
///
/// @param area the part of the product; absent when it could not be told
/// @param themes the symptoms, the most probable first; empty when no theme explains the text
/// @param archetype the ticket type; absent for a text without words
/// @param sentiment the feeling; absent for a text without words
/// @param rootCause why it complains; absent for a text without words
/// @param language in which it is written; absent for a text without words
public record TextLabels(
    @Nullable Label area,
    List<Label> themes,
    @Nullable Label archetype,
    @Nullable Sentiment sentiment,
    @Nullable RootCause rootCause,
    @Nullable Language language) {

  /// The labels of a text without words.
  public static final TextLabels NONE = new TextLabels(null, List.of(), null, null);

  public TextLabels {
    themes = List.copyOf(themes);
  }

  /// Labels without a root cause and a language.
  public TextLabels(
      @Nullable Label area,
      List<Label> themes,
      @Nullable Label archetype,
      @Nullable Sentiment sentiment) {
    this(area, themes, archetype, sentiment, null, null);
  }

  /// These labels with the root cause and the language of the text.
  public TextLabels with(RootCause cause, Language tongue) {
    return new TextLabels(area, themes, archetype, sentiment, cause, tongue);
  }

  /// These labels with other themes, the most probable first.
  TextLabels withThemes(List<Label> others) {
    return new TextLabels(area, others, archetype, sentiment, rootCause, language);
  }

  /// Whether nothing is missing that a text of this kind has. Labels that were stored by earlier
  /// versions lack the root cause and the language.
  public boolean isComplete() {
    return sentiment == null || (rootCause != null && language != null);
  }

  /// These labels with what the producer tagged in place of the model's; what a person told stays.
  ///
  /// @param producerArea empty when not told
  /// @param producerArchetype empty when not told
  public TextLabels withProducerTags(String producerArea, String producerArchetype) {
    return new TextLabels(
        winner(area, producerArea),
        themes,
        winner(archetype, producerArchetype),
        sentiment,
        rootCause,
        language);
  }

  private static @Nullable Label winner(@Nullable Label label, String tag) {
    boolean told = label != null && label.source() == Label.Source.PERSON;
    return tag.isEmpty() || told ? label : Label.ofProducer(tag);
  }
}

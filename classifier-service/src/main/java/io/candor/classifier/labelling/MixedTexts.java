package io.candor.classifier.labelling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Texts that say several things. One vector lies between what they say, so those for which two
/// themes compete, and long ones, are read again part by part: a few of a hundred.
final class MixedTexts {
  private final Heads heads;
  private final Map<Integer, List<String>> parts = new LinkedHashMap<>();

  MixedTexts(Heads heads) {
    this.heads = heads;
  }

  /// Looks whether a text has to be read by parts.
  ///
  /// @param place of its labels in the list that [#read] is given
  /// @param whole the text beside what the heads have learned
  void look(int place, String text, ExampleVectors.Compared whole) {
    List<String> own = TextParts.of(text);
    if (!own.isEmpty() && (TextParts.isLong(own) || heads.isContested(whole))) {
      parts.put(place, own);
    }
  }

  /// The labels with the themes of the parts. Themes that were found by the system are told of
  /// whole
  /// texts only: their detectors have learned whole texts.
  ///
  /// @param embed vectors of the parts
  List<TextLabels> read(List<TextLabels> labels, Function<List<String>, List<float[]>> embed) {
    if (parts.isEmpty()) {
      return labels;
    }
    List<float[]> vectors =
        embed.apply(parts.values().stream().flatMap(List::stream).distinct().toList());
    Map<String, float[]> byPart = new LinkedHashMap<>();
    parts.values().stream()
        .flatMap(List::stream)
        .distinct()
        .forEach(part -> byPart.put(part, vectors.get(byPart.size())));
    List<TextLabels> read = new ArrayList<>(labels);
    parts.forEach((place, own) -> read.set(place, with(labels.get(place), own, byPart)));
    return read;
  }

  private TextLabels with(TextLabels whole, List<String> own, Map<String, float[]> byPart) {
    Map<String, Label> themes = new LinkedHashMap<>();
    whole.themes().forEach(theme -> themes.put(theme.id(), theme));
    for (String part : own) {
      float[] vector = byPart.get(part);
      if (vector != null) {
        heads
            .surelyShared(heads.compare(vector))
            .forEach(theme -> themes.merge(theme.id(), theme, MixedTexts::surer));
      }
    }
    List<Label> ranked = new ArrayList<>(themes.values());
    ranked.sort(Comparator.comparingDouble(Label::confidence).reversed());
    return whole.withThemes(ranked.subList(0, Math.min(ranked.size(), LabellingConfig.MAX_THEMES)));
  }

  private static Label surer(Label a, Label b) {
    return a.confidence() >= b.confidence() ? a : b;
  }
}

package io.candor.classifier.labelling;

import io.candor.classifier.taxonomy.Archetype;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The four heads over one embedding. Immutable and thread-safe.
///
/// @param version of the heads that were trained on the taxonomy
/// @param area classes are area ids and [#NOTHING]
/// @param theme classes are theme ids and [#NOTHING]
/// @param archetype classes are archetype ids, `other` among them
/// @param sentiment ships trained, the same for every workspace
record Heads(
    String version,
    LinearHead area,
    LinearHead theme,
    LinearHead archetype,
    SentimentHead sentiment) {

  /// The class of texts that say nothing about an area or a theme.
  static final String NOTHING = "";

  TextLabels label(float[] vector, LabellingConfig config) {
    List<Label> areas = ranked(area, vector, config.areaThreshold());
    List<Label> archetypes = ranked(archetype, vector, config.archetypeThreshold());
    List<Label> themes = ranked(theme, vector, config.themeThreshold());
    return new TextLabels(
        firstOrNull(areas),
        themes.subList(0, Math.min(themes.size(), LabellingConfig.MAX_THEMES)),
        archetypes.isEmpty() ? other(vector) : archetypes.getFirst(),
        sentiment.label(vector));
  }

  private Label other(float[] vector) {
    int index = archetype.classes().indexOf(Archetype.OTHER);
    double confidence = archetype.probabilities(vector)[index];
    return new Label(Archetype.OTHER, confidence, Label.Source.MODEL, version);
  }

  private List<Label> ranked(LinearHead head, float[] vector, double threshold) {
    double[] probabilities = head.probabilities(vector);
    List<Label> labels = new ArrayList<>();
    for (int k = 0; k < probabilities.length; k++) {
      String id = head.classes().get(k);
      if (probabilities[k] >= threshold && !id.equals(NOTHING)) {
        labels.add(new Label(id, probabilities[k], Label.Source.MODEL, version));
      }
    }
    labels.sort(Comparator.comparingDouble(Label::confidence).reversed());
    return labels;
  }

  private static @Nullable Label firstOrNull(List<Label> labels) {
    return labels.isEmpty() ? null : labels.getFirst();
  }
}

package io.candor.classifier.labelling;

import io.candor.classifier.taxonomy.Area;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the examples of a taxonomy that a text is nearest to. Compares with every one. Immutable
/// and thread-safe.
public final class NearestExamples {
  /// How many are named.
  static final int MOST = 3;

  /// Knows no example.
  static final NearestExamples NONE = new NearestExamples(List.of(), new int[0]);

  /// An example and how near it is.
  ///
  /// @param text the sentence
  /// @param areaId the area that it is an example of, or that its theme belongs to
  /// @param themeId the theme that it is an example of; empty for an example of an area alone
  /// @param similarity cosine of the two texts' vectors, -1..1
  public record Example(String text, String areaId, String themeId, double similarity) {}

  /// A sentence and where it stands.
  private record Entry(String text, String areaId, String themeId) {}

  private final List<Entry> entries;
  private final int[] places;

  private NearestExamples(List<Entry> entries, int[] places) {
    this.entries = List.copyOf(entries);
    this.places = places;
  }

  /// Collects examples.
  static final class Builder {
    private final List<Entry> entries = new ArrayList<>();

    void add(String text, String areaId, String themeId) {
      entries.add(new Entry(text, areaId, themeId));
    }

    /// Those of areas and of themes that texts are given.
    Builder addAll(Taxonomy taxonomy) {
      for (Area area : taxonomy.areas()) {
        area.examples().forEach(text -> add(text, area.id(), ""));
      }
      for (Theme theme : taxonomy.themes()) {
        if (theme.isAssignable()) {
          theme.examples().forEach(text -> add(text, theme.areaId(), theme.id()));
        }
      }
      return this;
    }

    /// Every different sentence once.
    List<String> texts() {
      return entries.stream().map(Entry::text).distinct().toList();
    }

    /// @param vectors of length 1, one for each of [#texts()]
    /// @param compared that texts are compared with; these vectors are among them
    NearestExamples build(Map<String, float[]> vectors, ExampleVectors compared) {
      int[] own = new int[entries.size()];
      for (int i = 0; i < own.length; i++) {
        float[] vector = vectors.get(entries.get(i).text());
        if (vector == null) {
          throw new IllegalArgumentException("an example has no vector");
        }
        own[i] = compared.place(vector);
      }
      return new NearestExamples(entries, own);
    }
  }

  /// The nearest examples, at most three, the nearest first; of equally near ones the first of the
  /// taxonomy.
  ///
  /// @param text of a vector of length 1
  List<Example> nearestTo(ExampleVectors.Compared text) {
    int[] best = new int[Math.min(MOST, places.length)];
    double[] similarities = new double[best.length];
    int found = 0;
    for (int i = 0; i < places.length; i++) {
      double similarity = text.with(places[i]);
      int place = found;
      while (place > 0 && similarity > similarities[place - 1]) {
        place--;
      }
      if (place == best.length) {
        continue;
      }
      found = Math.min(found + 1, best.length);
      for (int k = found - 1; k > place; k--) {
        best[k] = best[k - 1];
        similarities[k] = similarities[k - 1];
      }
      best[place] = i;
      similarities[place] = similarity;
    }
    List<Example> nearest = new ArrayList<>();
    for (int k = 0; k < found; k++) {
      Entry entry = entries.get(best[k]);
      // Rounding may carry the cosine of equal vectors past 1.
      double similarity = Math.clamp(similarities[k], -1, 1);
      nearest.add(new Example(entry.text(), entry.areaId(), entry.themeId(), similarity));
    }
    return nearest;
  }
}

package io.candor.classifier.policy;

import io.candor.classifier.policy.PolicyIndex.Facet;
import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Which assertion a statement is about by what it means, where it says so in other words. All
/// quantities read the same in both, so that a wrong one is as near as the right one. Thread-safe.
final class MeaningMatch {
  // Chosen on one list of statements of eight trades: below, the nearest assertion is seldom meant.
  private static final double STATED = 0.75;
  // What may speak of the customer's own case has to say more.
  private static final double OWN = 0.82;
  // "No deposit", "free" have no quantity that reads the same.
  private static final double ABSENT = 0.67;
  // "At any time" and "at once" are said of much.
  private static final double UNBOUNDED = 0.8;
  // Assertions this near to each other cannot be told apart.
  private static final double NEARLY = 0.02;
  // One that is so much nearer is meant instead.
  private static final double MUCH = 0.05;
  // "It is expected within two days" is near to everything that has days.
  private static final Pattern POINTING =
      Pattern.compile("^(?:yes,? |no,? )?(?:it|that|this|they|these|those)\\b");
  private static final int FEWEST_WORDS = 2;
  private static final int LONGEST_QUESTION = 200;

  private final SentenceVectors vectors;
  private final Map<String, float[]> known = new ConcurrentHashMap<>();

  MeaningMatch(SentenceVectors vectors) {
    this.vectors = vectors;
  }

  /// Whether there are meanings at all.
  boolean isAble() {
    return !vectors.equals(SentenceVectors.NONE);
  }

  /// Of the facets that the statement can be compared with: those that it means, the nearest first;
  /// none when it means nothing, or something else.
  ///
  /// @param all every facet that is valid, of whatever dimension
  List<Facet> nearest(Statement statement, List<Facet> comparable, List<Facet> all) {
    if (comparable.isEmpty() || CaseTalk.isNoRule(statement.plain())) {
      return List.of();
    }
    String said = masked(statement.lone() ? statement.plain() : statement.segment());
    boolean speaks = !POINTING.matcher(said).find() || Words.content(said).size() >= FEWEST_WORDS;
    List<Facet> found = speaks ? nearest(said, statement, comparable, all) : List.of();
    String asked = statement.context();
    boolean answers =
        !asked.isEmpty()
            && asked.length() <= LONGEST_QUESTION
            && !CaseTalk.isNoRule(asked)
            && !CaseTalk.mayBeOwn(asked)
            && !WordMatch.isOfCase(asked);
    return found.isEmpty() && answers
        ? nearest(masked(asked) + " " + said, statement, comparable, all)
        : found;
  }

  private List<Facet> nearest(
      String said, Statement statement, List<Facet> comparable, List<Facet> all) {
    float[] vector = vectors.of(List.of(said)).getFirst();
    Map<Facet, Double> similar = new HashMap<>();
    all.forEach(facet -> similar.put(facet, similarity(vector, facet)));
    double best = similar.values().stream().mapToDouble(d -> d).max().orElse(0);
    List<Facet> nearest = new ArrayList<>(comparable);
    Comparator<Facet> bySimilarity = Comparator.comparingDouble(f -> similar.getOrDefault(f, 0.0));
    nearest.sort(bySimilarity.reversed());
    double most = similar.getOrDefault(nearest.getFirst(), 0.0);
    if (most < enough(statement) || most < best - MUCH) {
      return List.of();
    }
    nearest.removeIf(facet -> similar.getOrDefault(facet, 0.0) < most - NEARLY);
    return nearest;
  }

  /// Whether the statement rather means one of the others than one of the chosen.
  boolean isOutdone(Statement statement, List<Facet> chosen, List<Facet> others) {
    float[] vector =
        vectors
            .of(List.of(masked(statement.lone() ? statement.plain() : statement.segment())))
            .getFirst();
    double own = best(vector, chosen);
    double other = best(vector, others);
    return other >= STATED && other > own + MUCH;
  }

  private double best(float[] vector, List<Facet> facets) {
    return facets.stream().mapToDouble(facet -> similarity(vector, facet)).max().orElse(0);
  }

  private static double enough(Statement statement) {
    Quantity quantity = statement.quantity();
    boolean own = CaseTalk.mayBeOwn(statement.plain()) || WordMatch.isOfCase(statement);
    if (quantity.high() == 0 && quantity.unit().dimension() != Dimension.DURATION) {
      return ABSENT;
    }
    return own ? OWN : quantity.isUnlimited() || quantity.high() == 0 ? UNBOUNDED : STATED;
  }

  private double similarity(float[] vector, Facet facet) {
    String kind = facet.assertion().kind();
    float[] other =
        known.computeIfAbsent(
            kind + "\n" + facet.sentence(),
            missing -> vectors.of(List.of(asserted(kind, facet.sentence()))).getFirst());
    return cosine(vector, other);
  }

  private static String asserted(String kind, String sentence) {
    return masked(sentence) + " (" + Words.plain(kind).replace('_', ' ') + ")";
  }

  /// Of vectors of length 1.
  static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }

  /// The text with the same number in the place of every quantity.
  static String masked(String text) {
    String plain = Words.plain(text);
    StringBuilder masked = new StringBuilder();
    int at = 0;
    for (Quantity quantity : Quantities.of(plain)) {
      if (quantity.high() == 0) {
        continue; // "at once" is its own word
      }
      masked.append(plain, at, quantity.start());
      masked.append(
          switch (quantity.unit().dimension()) {
            case DURATION -> "10 days";
            case MONEY -> "10 dollars";
            case PERCENT -> "10 percent";
            case COUNT -> "10 " + quantity.unit().name();
          });
      at = quantity.end();
    }
    return masked.append(plain.substring(at)).toString();
  }
}

package io.candor.classifier.policy;

import static io.candor.classifier.policy.Pairing.Nearness;
import static io.candor.classifier.policy.Pairing.Spoken;

import io.candor.classifier.policy.PolicyIndex.Facet;
import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Words;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How near statements are to assertions by what they mean. All quantities read the same in both,
/// so that a wrong one is as near as the right one. Thread-safe.
final class MeaningMatch {
  // What is longer tells a story.
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

  /// A statement beside each of some facets.
  ///
  /// @param told those that rules of words and topics say are meant
  /// @param facets those that it can be compared with
  /// @param all every facet that is valid, of whatever dimension
  List<Pairing> pairings(
      Statement statement, List<Facet> told, List<Facet> facets, List<Facet> all) {
    if (facets.isEmpty()
        || (told.isEmpty() && CaseTalk.isSeen(statement.plain(), statement.segment()))) {
      return List.of();
    }
    String plain = masked(statement.plain());
    String context = statement.context();
    boolean answers = !context.isEmpty() && context.length() <= LONGEST_QUESTION;
    float[] meaning = meaning(plain);
    Nearby said = new Nearby(meaning, all);
    Nearby answered = answers ? new Nearby(meaning(masked(context) + " " + plain), all) : said;
    Spoken spoken = Spoken.of(statement, vectors.ruleOdds(meaning));
    return facets.stream()
        .map(
            facet ->
                new Pairing(
                    spoken,
                    facet,
                    said.of(facet),
                    answered.of(facet),
                    isTold(told, facet),
                    told.isEmpty()))
        .toList();
  }

  /// Rules that name a topic mean its subject, whichever assertion holds for the customer.
  private static boolean isTold(List<Facet> told, Facet facet) {
    return facet.topic() == null
        ? told.contains(facet)
        : told.stream().anyMatch(each -> each.topic() == facet.topic());
  }

  /// What is near to a text among all that is asserted.
  private final class Nearby {
    private final float[] meant;
    private double most = -1;
    private double next = -1;
    private String nearest = "";

    Nearby(float[] meant, List<Facet> all) {
      this.meant = meant;
      for (Facet facet : all) {
        double similarity = similarity(meant, facet);
        String id = facet.assertion().id();
        if (similarity > most) {
          next = id.equals(nearest) ? next : most;
          most = similarity;
          nearest = id;
        } else if (similarity > next && !id.equals(nearest)) {
          next = similarity;
        }
      }
    }

    Nearness of(Facet facet) {
      double similarity = similarity(meant, facet);
      double other = facet.assertion().id().equals(nearest) ? next : most;
      return new Nearness(similarity, similarity - Math.max(0, other));
    }
  }

  private double similarity(float[] vector, Facet facet) {
    String kind = facet.assertion().kind();
    float[] asserted =
        known.computeIfAbsent(
            kind + "\n" + facet.sentence(), first -> meaning(asserted(kind, facet.sentence())));
    return cosine(vector, asserted);
  }

  private float[] meaning(String text) {
    return vectors.of(List.of(text)).getFirst();
  }

  /// What an assertion means: its sentence and its kind.
  static String asserted(String kind, String sentence) {
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

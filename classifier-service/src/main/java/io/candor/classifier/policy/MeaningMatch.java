package io.candor.classifier.policy;

import io.candor.classifier.policy.PolicyIndex.Facet;
import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Unit;
import io.candor.classifier.speech.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which assertion a statement is about by what it means, where it says so in other words. All
/// quantities read the same in both, so that a wrong one is as near as the right one. Thread-safe.
final class MeaningMatch {
  // Chosen on one list of statements of eight trades: below, the nearest assertion is seldom meant.
  private static final double STATED = 0.75;
  // What may speak of the customer's own case has to say more.
  private static final double OWN = 0.82;
  // "No deposit", "free" have no quantity that reads the same.
  private static final double ABSENT = 0.6;
  // "At any time" and "at once" are said of much.
  private static final double UNBOUNDED = 0.8;
  // A question says what it is about, but not that the sentence after it answers.
  private static final double ANSWERED = 0.8;
  // Where a count is called by another noun, or by none.
  private static final double RENAMED = 0.78;
  private static final double UNNAMED = 0.64;
  // "You don't have to book" may be said of much.
  private static final double NEEDLESS = 0.72;
  // An assertion that stands out from the others may be less near, by so much at most.
  private static final double STANDS_OUT = 0.06;
  // Nobody says so by accident.
  private static final double SURE = 0.85;
  // Assertions this near to each other cannot be told apart.
  private static final double NEARLY = 0.03;
  // One that is so much nearer is meant instead.
  private static final double MUCH = 0.05;
  // "It is expected within two days" is near to everything that has days.
  private static final Pattern POINTING =
      Pattern.compile("^(?:yes,? |no,? )?(?:it|that|this|they|these|those)\\b");
  private static final Pattern NEEDLESS_WORDS = Pattern.compile(AbsenceReader.NEEDLESS);
  private static final Pattern NO_TERM = Pattern.compile("(?:no|none|nothing|not|without|zero)\\b");
  private static final Pattern QUESTION =
      Pattern.compile(
          "[,.;!-] ((?:so |and |but"
              + " )?(?:how|when|what|is|are|do|does|can|could|will|would|may|must|which|where|any|until)\\b[^?]*\\?)$");
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
    List<String> texts = texts(statement);
    double enough = enough(statement);
    List<Facet> found = texts.isEmpty() ? List.of() : nearest(texts, enough, comparable, all);
    return found.isEmpty() && !statement.little() && answers(statement)
        ? nearest(List.of(answer(statement)), Math.max(enough, ANSWERED), comparable, all)
        : found;
  }

  /// What a statement means is said by its words; where they are few, also by those with the
  /// question: "Thirty-eight dollars" may be many prices, but not after "What does a flu shot
  /// cost?".
  private static List<String> texts(Statement statement) {
    String said = said(statement);
    boolean speaks = !POINTING.matcher(said).find() || Words.content(said).size() >= FEWEST_WORDS;
    List<String> texts = new ArrayList<>();
    if (speaks) {
      texts.add(said);
    }
    if (statement.little() && answers(statement)) {
      texts.add(answer(statement));
    }
    return texts;
  }

  private static String said(Statement statement) {
    return masked(statement.lone() ? statement.plain() : statement.segment());
  }

  private static String answer(Statement statement) {
    return masked(statement.context()) + " " + said(statement);
  }

  private static boolean answers(Statement statement) {
    String asked = statement.context();
    return !asked.isEmpty()
        && asked.length() <= LONGEST_QUESTION
        && !CaseTalk.isPast(question(asked))
        && !CaseTalk.mayBeOwn(asked)
        && !WordMatch.isOfCase(asked);
  }

  /// "They called it off, when do I see my money?": what is asked, without what happened.
  private static String question(String asked) {
    Matcher question = QUESTION.matcher(asked);
    return question.find() ? question.group(1) : asked;
  }

  /// @param enough the similarity that is asked for
  private List<Facet> nearest(
      List<String> texts, double enough, List<Facet> comparable, List<Facet> all) {
    List<float[]> said = vectors.of(texts);
    Map<Facet, Double> similar = new HashMap<>();
    all.forEach(facet -> similar.put(facet, similarity(said, facet)));
    double best = similar.values().stream().mapToDouble(d -> d).max().orElse(0);
    List<Facet> nearest = new ArrayList<>(comparable);
    Comparator<Facet> bySimilarity = Comparator.comparingDouble(f -> similar.getOrDefault(f, 0.0));
    nearest.sort(bySimilarity.reversed());
    double most = similar.getOrDefault(nearest.getFirst(), 0.0);
    Facet first = nearest.getFirst();
    double next =
        similar.entrySet().stream()
            .filter(each -> !each.getKey().assertion().equals(first.assertion()))
            .mapToDouble(Map.Entry::getValue)
            .max()
            .orElse(0);
    double lead = Math.clamp(most - next - STANDS_OUT, 0, STANDS_OUT);
    if (most + lead < enough || most < best - MUCH) {
      return List.of();
    }
    nearest.removeIf(facet -> similar.getOrDefault(facet, 0.0) < most - NEARLY);
    return nearest;
  }

  /// Whether the statement rather means one of the others than one of the chosen, which it
  /// contradicts: one that it agrees with need not be so much nearer.
  boolean isOutdone(Statement statement, List<Facet> chosen, List<Facet> others) {
    List<String> texts = texts(statement);
    if (texts.isEmpty()) {
      return false;
    }
    List<float[]> said = vectors.of(texts);
    double own = best(said, chosen);
    double other = best(said, others);
    double agreeing =
        best(said, others.stream().filter(f -> Comparison.agrees(statement, f)).toList());
    return (other >= STATED && other > own + MUCH)
        || (other >= SURE && other > own + NEARLY)
        || (agreeing >= STATED && agreeing >= other - NEARLY && agreeing > own - NEARLY);
  }

  private double best(List<float[]> said, List<Facet> facets) {
    return facets.stream().mapToDouble(facet -> similarity(said, facet)).max().orElse(0);
  }

  private double similarity(List<float[]> said, Facet facet) {
    return said.stream().mapToDouble(each -> similarity(each, facet)).max().orElse(0);
  }

  private static double enough(Statement statement) {
    Quantity quantity = statement.quantity();
    if (NEEDLESS_WORDS.matcher(statement.plain().substring(quantity.start())).lookingAt()) {
      return NEEDLESS;
    }
    boolean none = NO_TERM.matcher(statement.plain().substring(quantity.start())).lookingAt();
    if (quantity.high() == 0 && (none || quantity.unit().dimension() != Dimension.DURATION)) {
      return ABSENT;
    }
    if (CaseTalk.mayBeOwn(statement.plain()) || WordMatch.isOfCase(statement)) {
      return OWN;
    }
    if (quantity.isUnlimited() || quantity.high() == 0) {
      return UNBOUNDED;
    }
    if (quantity.isOfThings()) {
      return quantity.unit().equals(Unit.counting("")) ? UNNAMED : RENAMED;
    }
    return STATED;
  }

  private double similarity(float[] vector, Facet facet) {
    String kind = facet.assertion().kind();
    float[] other =
        known.computeIfAbsent(
            kind + "\n" + facet.sentence(),
            missing -> vectors.of(List.of(asserted(kind, facet.sentence()))).getFirst());
    return cosine(vector, other);
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

package io.candor.classifier.discovery;

import static java.util.stream.Collectors.joining;

import io.candor.classifier.discovery.Terms.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Names a cluster by the phrase that its texts use and others do not: two or three content words
/// of one clause in their order, scored by contrastive class TF-IDF and shown as they are most
/// often written.
final class KeyPhrases {
  // Further apart words are no phrase.
  private static final int REACH = 4;
  private static final int REACH_OF_THREE = 5;
  // Three words that one writer put together are a sentence, not a name.
  private static final int LEAST_TEXTS_OF_THREE = 2;
  private static final int KEY_WORDS = 5;
  private static final int CONSIDERED = 60;
  // Weights of the parts of a phrase's score, looked at on public intents: how often and how
  // exclusively it stands in the cluster (0..1), how near it is to the middle, that several words
  // say more than one, and that all of them are frequent by themselves (0..1): a phrase of a word
  // that one writer used is no name.
  private static final double FIT_WEIGHT = 3.0;
  private static final double WORDS_BONUS = 0.5;
  private static final double FREQUENT_WEIGHT = 0.5;
  private static final String AND = "|";
  private static final String UNNAMED = "Unnamed";

  private KeyPhrases() {}

  /// A phrase and how well it fits, higher is better.
  ///
  /// @param key stems of its words
  /// @param text as it is most often written, with a capital
  record Phrase(String key, String text, double score) {
    int wordCount() {
      return words(key).length;
    }

    boolean holds(String word) {
      return Arrays.asList(words(key)).contains(word);
    }
  }

  /// The best phrases of a cluster, the best first; empty for texts without content words.
  ///
  /// @param background texts of the workspace that are not in the cluster
  /// @param fit how near a phrase is to what the cluster as a whole says, -1..1, by phrase
  static List<Phrase> of(
      List<String> cluster, List<String> background, Function<List<String>, double[]> fit) {
    Counts inside = new Counts();
    cluster.forEach(inside::add);
    Counts outside = new Counts();
    background.forEach(outside::add);
    List<Phrase> phrases = new ArrayList<>();
    inside.texts.forEach(
        (key, texts) -> {
          double share = (double) texts / cluster.size();
          double rarity =
              Math.log(1 + (background.size() + 1.0) / (outside.texts.getOrDefault(key, 0) + 1));
          phrases.add(new Phrase(key, inside.form(key), share * rarity));
        });
    phrases.sort(Comparator.comparingDouble(Phrase::score).reversed().thenComparing(Phrase::key));
    List<Phrase> words =
        phrases.stream().filter(phrase -> phrase.wordCount() == 1).limit(KEY_WORDS).toList();
    // A pair that holds a key word is rare in a small cluster; what it means then counts more than
    // how often it stands there.
    List<Phrase> several =
        phrases.stream()
            .filter(phrase -> phrase.wordCount() > 1)
            .filter(phrase -> phrase.wordCount() < 3 || inside.isWhole(phrase.key()))
            .filter(phrase -> words.stream().anyMatch(word -> phrase.holds(word.key())))
            .limit(CONSIDERED)
            .toList();
    List<Phrase> considered = new ArrayList<>(words);
    considered.addAll(several);
    double[] fits = fit.apply(considered.stream().map(Phrase::text).toList());
    double highest = phrases.isEmpty() ? 1 : phrases.getFirst().score();
    List<Phrase> ranked = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    for (int i = 0; i < considered.size(); i++) {
      Phrase each = considered.get(i);
      double score = each.score() / highest + FIT_WEIGHT * fits[i];
      if (each.wordCount() > 1) {
        score += WORDS_BONUS + FREQUENT_WEIGHT * inside.rarestWord(each.key()) / cluster.size();
      }
      if (shown.add(each.text())) {
        ranked.add(new Phrase(each.key(), sentence(each.text()), score));
      }
    }
    ranked.sort(Comparator.comparingDouble(Phrase::score).reversed().thenComparing(Phrase::key));
    return ranked;
  }

  /// A name of two or three words: the best phrase.
  static String name(
      List<String> cluster, List<String> background, Function<List<String>, double[]> fit) {
    List<Phrase> phrases = of(cluster, background, fit);
    return phrases.isEmpty() ? UNNAMED : phrases.getFirst().text();
  }

  private static String[] words(String key) {
    return key.split(Pattern.quote(AND));
  }

  private static String sentence(String form) {
    return form.isEmpty() ? form : Character.toUpperCase(form.charAt(0)) + form.substring(1);
  }

  /// In how many texts each word and each pair stands, and how it is written.
  private static final class Counts {
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<String, Map<String, Integer>> forms = new HashMap<>();
    // By three words, in how many texts which word comes right behind them.
    private final Map<String, Map<String, Integer>> nexts = new HashMap<>();

    void add(String text) {
      List<Term> terms = Terms.of(text);
      Map<String, String> here = new LinkedHashMap<>();
      Map<String, String> following = new HashMap<>();
      for (int i = 0; i < terms.size(); i++) {
        List<Term> first = List.of(terms.get(i));
        put(here, first);
        for (int j = i + 1; j < terms.size() && reaches(first, terms.get(j), REACH); j++) {
          List<Term> two = with(first, terms.get(j));
          put(here, two);
          for (int k = j + 1; k < terms.size() && reaches(two, terms.get(k), REACH_OF_THREE); k++) {
            List<Term> three = with(two, terms.get(k));
            put(here, three);
            if (k + 1 < terms.size() && isNext(terms.get(k), terms.get(k + 1))) {
              following.putIfAbsent(key(three), terms.get(k + 1).stem());
            }
          }
        }
      }
      here.forEach(
          (key, form) -> {
            texts.merge(key, 1, Integer::sum);
            forms.computeIfAbsent(key, k -> new HashMap<>()).merge(form, 1, Integer::sum);
          });
      following.forEach(
          (key, next) ->
              nexts.computeIfAbsent(key, k -> new HashMap<>()).merge(next, 1, Integer::sum));
    }

    private static boolean isNext(Term before, Term after) {
      return after.clause() == before.clause() && after.place() == before.place() + 1;
    }

    private static String key(List<Term> words) {
      return words.stream().map(Term::stem).collect(joining(AND));
    }

    private static boolean reaches(List<Term> phrase, Term next, int reach) {
      Term first = phrase.getFirst();
      return next.clause() == first.clause() && next.place() - first.place() <= reach;
    }

    private static List<Term> with(List<Term> phrase, Term next) {
      List<Term> longer = new ArrayList<>(phrase);
      longer.add(next);
      return longer;
    }

    /// Keeps a phrase as it is written first; one that says a word twice is none.
    private static void put(Map<String, String> phrases, List<Term> words) {
      List<String> stems = words.stream().map(Term::stem).toList();
      if (stems.stream().distinct().count() == stems.size()) {
        phrases.putIfAbsent(key(words), words.stream().map(Term::form).collect(joining(" ")));
      }
    }

    /// Whether three words are more than one writer's and not cut off: "app stuck login" is, of
    /// "app
    /// stuck in a login loop".
    boolean isWhole(String key) {
      int count = texts.getOrDefault(key, 0);
      int same =
          nexts.getOrDefault(key, Map.of()).values().stream().max(Integer::compare).orElse(0);
      return count >= LEAST_TEXTS_OF_THREE && 2 * same <= count;
    }

    /// In how many texts the rarest word of a phrase stands.
    int rarestWord(String key) {
      return Arrays.stream(words(key))
          .mapToInt(word -> texts.getOrDefault(word, 0))
          .min()
          .orElse(0);
    }

    String form(String key) {
      return forms.getOrDefault(key, Map.of()).entrySet().stream()
          .max(
              Map.Entry.<String, Integer>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
          .map(Map.Entry::getKey)
          .orElse("");
    }
  }
}

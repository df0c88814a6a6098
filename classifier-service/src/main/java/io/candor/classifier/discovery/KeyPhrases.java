package io.candor.classifier.discovery;

import io.candor.classifier.discovery.Terms.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Names a cluster by the phrase that its texts use and others do not: ordered pairs of content
/// words of one clause, scored by contrastive class TF-IDF and shown as they are most often
/// written.
final class KeyPhrases {
  // Further apart two words are no phrase.
  private static final int REACH = 4;
  private static final int KEY_WORDS = 5;
  private static final int CONSIDERED = 60;
  // Weights of the parts of a phrase's score, looked at on public intents: how often and how
  // exclusively it stands in the cluster (0..1), how near it is to the middle, that two words say
  // more than one, and that both of them are frequent by themselves (0..1): a phrase of a word that
  // one writer used is no name.
  private static final double FIT_WEIGHT = 3.0;
  private static final double PAIR_BONUS = 0.5;
  private static final double FREQUENT_WEIGHT = 0.5;
  private static final String PAIR = "|";
  private static final String UNNAMED = "Unnamed";

  private KeyPhrases() {}

  /// A phrase and how well it fits, higher is better.
  ///
  /// @param key stems of its words
  /// @param text as it is most often written, with a capital
  record Phrase(String key, String text, double score) {
    boolean isPair() {
      return key.contains(PAIR);
    }

    boolean holds(String word) {
      return key.startsWith(word + PAIR) || key.endsWith(PAIR + word);
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
        phrases.stream().filter(phrase -> !phrase.isPair()).limit(KEY_WORDS).toList();
    // A pair that holds a key word is rare in a small cluster; what it means then counts more than
    // how often it stands there.
    List<Phrase> pairs =
        phrases.stream()
            .filter(Phrase::isPair)
            .filter(pair -> words.stream().anyMatch(word -> pair.holds(word.key())))
            .limit(CONSIDERED)
            .toList();
    List<Phrase> considered = new ArrayList<>(words);
    considered.addAll(pairs);
    double[] fits = fit.apply(considered.stream().map(Phrase::text).toList());
    double highest = phrases.isEmpty() ? 1 : phrases.getFirst().score();
    List<Phrase> ranked = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    for (int i = 0; i < considered.size(); i++) {
      Phrase each = considered.get(i);
      double score = each.score() / highest + FIT_WEIGHT * fits[i];
      if (each.isPair()) {
        score += PAIR_BONUS + FREQUENT_WEIGHT * inside.rarerWord(each.key()) / cluster.size();
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

  private static String sentence(String form) {
    return form.isEmpty() ? form : Character.toUpperCase(form.charAt(0)) + form.substring(1);
  }

  /// In how many texts each word and each pair stands, and how it is written.
  private static final class Counts {
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<String, Map<String, Integer>> forms = new HashMap<>();

    void add(String text) {
      List<Term> terms = Terms.of(text);
      Map<String, String> here = new LinkedHashMap<>();
      for (int i = 0; i < terms.size(); i++) {
        Term first = terms.get(i);
        here.putIfAbsent(first.stem(), first.form());
        for (int j = i + 1; j < terms.size(); j++) {
          Term second = terms.get(j);
          if (second.clause() != first.clause() || second.place() - first.place() > REACH) {
            break;
          }
          if (!second.stem().equals(first.stem())) {
            here.putIfAbsent(
                first.stem() + PAIR + second.stem(), first.form() + " " + second.form());
          }
        }
      }
      here.forEach(
          (key, form) -> {
            texts.merge(key, 1, Integer::sum);
            forms.computeIfAbsent(key, k -> new HashMap<>()).merge(form, 1, Integer::sum);
          });
    }

    /// In how many texts the rarer word of a pair stands.
    int rarerWord(String pair) {
      int bar = pair.indexOf(PAIR);
      return Math.min(
          texts.getOrDefault(pair.substring(0, bar), 0),
          texts.getOrDefault(pair.substring(bar + PAIR.length()), 0));
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

package io.candor.classifier.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import opennlp.tools.langdetect.LanguageDetectorContextGenerator;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.MaxentModel;

/// Tells the language of texts by their character n-grams, with the model of Apache OpenNLP for 103
/// languages; Chinese, Japanese and Korean by their letters. Thread-safe. The model is read at the
/// first use and kept.
public final class Languages {
  private static final String MODEL = "/langdetect-183.bin";

  // The model's probabilities are flat: 0.027 for English before 0.019 for Latin. Sharpened by this
  // power they tell short texts apart. Chosen with the threshold on the short texts of the tests so
  // that none is told wrongly; others, held back, measure. See the README.
  private static final double SHARPNESS = 12;
  private static final double THRESHOLD = 0.7;
  // Customers seldom write Galician, and short Spanish often looks like it.
  private static final double RARE = 0.1;
  private static final Set<String> COMMON =
      Set.of(
          ("ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv mr ms nb nl pl"
                  + " pt ro ru sk sl sr sv ta te th tr uk ur vi zh")
              .split(" "));

  // Fewer letters are an interjection, which many languages share.
  private static final int LEAST_LETTERS = 10;
  // Shorter sentences are too often names and quotations.
  private static final int LEAST_LETTERS_OF_A_SENTENCE = 20;
  // A sentence in which the language of the whole is less probable is in another one.
  private static final double FOREIGN = 0.05;
  // More than this of a text in another language, and it has none.
  private static final double MOST_FOREIGN = 0.2;
  // A page tells a language; of a longer text the beginning and the end are read.
  private static final int READ_OF_EACH_END = 2_000;

  // Tags, entities, placeholders of masked data, addresses, and words with digits or slashes. The
  // look-behinds let a word be tried from its start alone: without them 60 kB of one letter cost
  // 50 ms.
  private static final Pattern MARKUP =
      Pattern.compile(
          "<[^<>]{1,400}>|&#?\\w{1,10};|\\[[A-Z_0-9]{2,40}]"
              + "|(?<!\\S)\\S{1,200}(?:://|@)\\S{1,400}|www\\.\\S{1,400}"
              + "|(?<![\\w.-])[\\w.-]{0,60}[_/\\\\\\d][\\w./\\\\-]{0,200}");

  /// Read once in a process, and not before it is asked for.
  private static final class Shared {
    static final LanguageDetectorModel MODEL = read();
    static final MaxentModel OUTCOMES = MODEL.getMaxentModel();
    static final LanguageDetectorContextGenerator NGRAMS = MODEL.getFactory().getContextGenerator();
    // By outcome of the model. Several may have one tag.
    static final List<String> TAGS =
        IntStream.range(0, OUTCOMES.getNumOutcomes())
            .mapToObj(outcome -> LanguageTags.of(OUTCOMES.getOutcome(outcome)))
            .toList();
    static final int[] FIRST_OF_TAG = TAGS.stream().mapToInt(TAGS::indexOf).toArray();
    static final double[] PRIORS =
        TAGS.stream().mapToDouble(tag -> COMMON.contains(tag) ? 1 : RARE).toArray();

    private Shared() {}

    private static LanguageDetectorModel read() {
      try (InputStream in = Languages.class.getResourceAsStream(Languages.MODEL)) {
        if (in == null) {
          throw new IllegalStateException("the resource " + Languages.MODEL + " is missing");
        }
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Reads the model before anyone waits for it.
  public void prepare() {
    Language unused = of("The first text takes longer than those that follow.");
  }

  /// The language of a text; unknown when it has too few words, is written in several languages, or
  /// in one that cannot be told apart from another.
  public Language of(String text) {
    String words = words(text);
    EastAsianScript script = EastAsianScript.of(words);
    if (!script.isRare()) {
      return script.language();
    }
    if (script.letters() < LEAST_LETTERS) {
      return Language.UNKNOWN;
    }
    Language whole = likeliest(probabilities(words));
    return whole.confidence() < THRESHOLD || isMixed(words, whole.tag()) ? Language.UNKNOWN : whole;
  }

  private static boolean isMixed(String words, String tag) {
    List<String> sentences = sentences(words);
    if (sentences.size() < 2) {
      return false;
    }
    int letters = 0;
    int foreign = 0;
    for (String sentence : sentences) {
      int own = (int) sentence.codePoints().filter(Character::isLetter).count();
      if (own >= LEAST_LETTERS_OF_A_SENTENCE) {
        letters += own;
        foreign += probabilities(sentence)[Shared.TAGS.indexOf(tag)] < FOREIGN ? own : 0;
      }
    }
    return foreign > MOST_FOREIGN * letters;
  }

  private static Language likeliest(double[] probabilities) {
    int best = 0;
    for (int outcome = 1; outcome < probabilities.length; outcome++) {
      best = probabilities[outcome] > probabilities[best] ? outcome : best;
    }
    return new Language(Shared.TAGS.get(best), Math.min(1, probabilities[best]));
  }

  /// Probabilities by outcome of the model; they add up to 1. Those of one tag stand at its first
  /// outcome. The library's own detector sorts 103 objects for each text, which takes as long as
  /// the
  /// model.
  private static double[] probabilities(String words) {
    CharSequence[] ngrams = Shared.NGRAMS.getContext(words);
    String[] context = new String[ngrams.length];
    for (int i = 0; i < ngrams.length; i++) {
      context[i] = ngrams[i].toString();
    }
    float[] once = new float[ngrams.length];
    Arrays.fill(once, 1);
    double[] confidences = Shared.OUTCOMES.eval(context, once);
    double[] weights = new double[confidences.length];
    double sum = 0;
    for (int outcome = 0; outcome < weights.length; outcome++) {
      double weight = Shared.PRIORS[outcome] * Math.pow(confidences[outcome], SHARPNESS);
      weights[Shared.FIRST_OF_TAG[outcome]] += weight;
      sum += weight;
    }
    for (int outcome = 0; outcome < weights.length; outcome++) {
      weights[outcome] /= sum;
    }
    return weights;
  }

  /// The text without what belongs to no language: markup, addresses, paths, numbers, and
  /// placeholders of masked data.
  private static String words(String text) {
    String read =
        text.length() <= 2 * READ_OF_EACH_END
            ? text
            : text.substring(0, READ_OF_EACH_END)
                + '\n'
                + text.substring(text.length() - READ_OF_EACH_END);
    return MARKUP.matcher(read).replaceAll(" ").strip();
  }

  private static List<String> sentences(String words) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(words);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      sentences.add(words.substring(start, end));
    }
    return sentences;
  }
}

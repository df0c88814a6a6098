package io.candor.classifier.policy;

import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Sentences;
import io.candor.classifier.speech.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the quantities that sentences state, with their topics.
final class StatementReader {
  private static final Pattern SEGMENT =
      Pattern.compile(
          "\\s*(?:;|,(?!\\d)| -"
              + " |\\.\\s|\\()\\s*|\\s+(?:but|while|whereas|although|however)\\s+|\\s+and\\s+(?=(?:the|your|our|we|you|it|they|a|an|there|for|on|in|with)\\b)");
  private static final Pattern CLAUSE =
      Pattern.compile("\\s*(?:;| - |\\.\\s)\\s*|,?\\s+(?:but|while|whereas|although|however)\\s+");
  private static final Pattern ANAPHOR =
      Pattern.compile(
          "^(?:please note:?"
              + " )?(?:it|that|this|they|these|those|typically|usually|normally|generally|count"
              + " on|about|around|within|up to|you"
              + " have|yes|yep|sure|absolutely|certainly|definitely|of"
              + " course|correct|indeed|no)\\b|\\b(?:do|does|doing|done|match|honou?r|refund|return|cancel|replace|repair)"
              + " (?:so|that|it|this|them)\\b");
  private static final Pattern RATE_UNIT =
      Pattern.compile("an? (?:minute|hour|day|week|month|year)");
  private static final Pattern RATED =
      Pattern.compile(
          "(?:[$€£%]|\\d[\\d.,]*|\\b(?:usd|eur|gbp|dollars?|euros?|pounds?|percent|cents?|interest|times?|once|twice|fee|much|pay|spend|withdraw|transfer))"
              + " (?:up to )?$|\\beach $|[$€£]\\d[\\d.,]* (?:\\w+ ){1,3}$");

  private static final int FEW_WORDS = 2;

  private StatementReader() {}

  /// What a sentence states that answers nothing.
  static List<Statement> read(String sentence) {
    return read(sentence, "", "");
  }

  /// What a sentence states.
  ///
  /// @param sentence as it was said
  /// @param context what it may answer, in plain form: gives a topic to "it takes 5 days". Empty
  ///     when there is none
  /// @param told what the customer told, see [#toldIn]; empty when it is not known
  static List<Statement> read(String sentence, String context, String told) {
    String plain = Words.plain(sentence);
    List<Statement> statements = new ArrayList<>();
    List<Quantity> quantities = Reckoning.without(plain, quantities(plain, context), context);
    boolean little = isLittle(plain, without(plain, quantities), context);
    String asked = little || context.endsWith("?") ? context : "";
    for (Quantity quantity : quantities) {
      if (!Mood.isStated(plain, quantity)) {
        continue;
      }
      boolean lone =
          quantities.stream()
                  .filter(q -> q.unit().dimension() == quantity.unit().dimension())
                  .filter(StatementReader::isValueAlone)
                  .count()
              < 2;
      String segment = segment(plain, quantity);
      List<Topic> topics =
          topics(segment, plain, quantity, context).stream()
              .filter(topic -> isValueOf(quantity, topic))
              .toList();
      if (!isRate(plain, quantity)) {
        String about = topics.isEmpty() && isAnswer(plain, context) ? context + " " : "";
        Set<String> words = new LinkedHashSet<>(Words.content(about));
        words.addAll(words(plain, quantity, lone));
        statements.add(
            new Statement(
                sentence,
                plain,
                segment,
                lone,
                quantity,
                topics,
                words,
                asked,
                little,
                quantity.isNamedIn(told)));
      }
    }
    new AbsenceReader(sentence, plain, context, quantities, statements).read();
    return statements;
  }

  /// What a customer tells, in plain form, without what they ask.
  static String toldIn(String customer) {
    return Sentences.of(customer).stream()
        .map(Words::plain)
        .filter(sentence -> !sentence.endsWith("?"))
        .collect(Collectors.joining(" "));
  }

  private static List<Quantity> quantities(String plain, String context) {
    List<Quantity> quantities = Quantities.of(plain);
    if (!Quantities.mayBeElided(plain)) {
      return quantities;
    }
    List<Quantity> before = quantities.isEmpty() ? Quantities.of(context) : quantities;
    return before.isEmpty()
        ? quantities
        : Quantities.withElided(plain, quantities, before.getFirst().unit());
  }

  /// Whether a sentence says little without what was said before it.
  ///
  /// @param rest the sentence without its quantities
  static boolean isLittle(String plain, String rest, String context) {
    return isAnswer(plain, context) || NoPrice.subject(rest).size() <= FEW_WORDS;
  }

  private static String without(String plain, List<Quantity> quantities) {
    StringBuilder rest = new StringBuilder(plain);
    for (Quantity quantity : quantities.reversed()) {
      rest.replace(quantity.start(), quantity.end(), " ");
    }
    return rest.toString();
  }

  /// Whether it says little without the question.
  private static boolean isAnswer(String plain, String context) {
    return !context.isEmpty() && ANAPHOR.matcher(plain).find();
  }

  /// The words of the sentence; of the clause alone when the sentence states several things.
  private static Set<String> words(String plain, Quantity quantity, boolean lone) {
    return Words.content(lone ? plain : part(CLAUSE, plain, quantity));
  }

  private static List<Topic> topics(
      String segment, String plain, Quantity quantity, String context) {
    List<Topic> topics = new ArrayList<>(Topic.of(segment, quantity));
    Topic.of(plain, quantity).stream().filter(t -> !topics.contains(t)).forEach(topics::add);
    if (topics.isEmpty() && isAnswer(plain, context)) {
      topics.addAll(Topic.of(context + " " + plain, quantity));
    }
    return topics;
  }

  /// "Immediately" and "any time" are values of some topics only.
  private static boolean isValueOf(Quantity quantity, Topic topic) {
    return quantity.isUnlimited()
        ? topic.mayBeUnlimited()
        : !isAtOnce(quantity) || topic == Topic.REFUND_PAYOUT;
  }

  private static boolean isValueAlone(Quantity quantity) {
    return !quantity.isUnlimited() && !isAtOnce(quantity);
  }

  private static boolean isAtOnce(Quantity quantity) {
    return quantity.unit().dimension() == Dimension.DURATION && quantity.high() == 0;
  }

  /// "Six dollars a month": a price for a time, not a time.
  private static boolean isRate(String plain, Quantity quantity) {
    return quantity.unit().dimension() == Dimension.DURATION
        && RATE_UNIT.matcher(plain.substring(quantity.start(), quantity.end())).matches()
        && RATED.matcher(plain.substring(0, quantity.start())).find();
  }

  /// The part of the sentence, between its commas and conjunctions, that holds the quantity.
  static String segment(String plain, Quantity quantity) {
    return part(SEGMENT, plain, quantity);
  }

  /// The part of the sentence, between "but", "while" and semicolons, that holds a place.
  static String clause(String plain, int at) {
    return part(CLAUSE, plain, at, at);
  }

  private static String part(Pattern cuts, String plain, Quantity quantity) {
    return part(cuts, plain, quantity.start(), quantity.end());
  }

  private static String part(Pattern cuts, String plain, int start, int end) {
    Matcher cut = cuts.matcher(plain);
    int from = 0;
    int to = plain.length();
    while (cut.find()) {
      if (cut.end() <= start) {
        from = cut.end();
      } else if (cut.start() >= end) {
        to = cut.start();
        break;
      }
    }
    return plain.substring(from, to).strip();
  }
}

package io.candor.classifier.policy;

import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Unit;
import io.candor.classifier.speech.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Pattern NO_FEE =
      Pattern.compile(
          "\\b(?:no|without (?:a|any)|zero|waive[sd]?(?: the| any)?|free of(?:"
              + " any)?)\\s+re-?stocking|\\bre-?stocking"
              + " (?:fee|charge)?s?\\s*(?:is|are|'s)?\\s*(?:free|waived|nothing|never"
              + " charged)|\\b(?:don't|do not|never)"
              + " (?:charge|take|keep|deduct)\\b.{0,20}\\bre-?stocking");
  private static final Pattern SHIPS_FREE =
      Pattern.compile(
          "\\b(?:free|complimentary)\\b.{0,15}\\b(?:ship\\w*|deliver\\w*)\\b|\\b(?:ship\\w*|deliver\\w*)\\b.{0,30}\\b(?:free|complimentary|on"
              + " us)\\b");
  private static final Pattern NO_MINIMUM =
      Pattern.compile(
          "\\b(?:every|all|any|each) (?:\\w+ )?(?:orders?|purchases?)\\b|\\bno"
              + " minimum\\b|\\b(?:regardless of|whatever) (?:the |your"
              + " )?(?:order|value|amount|size)\\b|\\bno matter\\b");
  private static final Pattern NO_REFUND =
      Pattern.compile(
          "\\ball sales are final\\b|\\b(?:we|our company|our store) (?:do not|don't|never)"
              + " (?:offer|give|issue|grant|make|accept|do|provide) (?:any"
              + " )?(?:refunds?|returns?)\\s*(?:at all)?[.!]?$|\\bthere are no refunds\\b");
  private static final Pattern NO_PRICE_MATCH =
      Pattern.compile(
          "\\b(?:we|our store) (?:do not|don't|never) (?:offer |do |provide )?(?:price[-"
              + " ]match\\w*|match (?:any |other |lower |competitor\\w* )*prices?)|\\bno price[-"
              + " ]match\\w*");
  private static final Pattern NO_WARRANTY =
      Pattern.compile(
          "\\b(?:there is|there's|we (?:give|offer|provide)|comes? with|has|have) no"
              + " (?:warranty|guarantee)\\b|\\bwithout (?:a |any"
              + " )?(?:warranty|guarantee)\\b|\\b(?:we|our \\w+) (?:do not|don't|does not|doesn't)"
              + " (?:have|offer|give|provide|come with) (?:a |any )?(?:warranty|guarantee)\\b");

  private static final Pattern NOTHING =
      Pattern.compile(
          "^(?:\\w+, )?(none|nothing|zero|not (?:an?|one|any) (?:thing|cent|penny|dime))\\b");
  private static final Pattern HOW_MANY = Pattern.compile("\\bhow (?:many|often)\\b");
  /// What says that something is not asked for.
  static final String NEEDLESS =
      "(?:no need|(?:don't|do not|doesn't|does not|won't) (?:have|need)|needn't|(?:isn't|is"
          + " not|aren't|are not) (?:necessary|required|needed))\\b";
  private static final Pattern NO_NEED = Pattern.compile("\\b" + NEEDLESS);
  private static final Pattern NO_LIMIT =
      Pattern.compile(
          "\\bas (?:much|many|often|long|large|big|heavy|late|early) as"
              + " (?:you|they|he|she|people|customers|anyone)(?:'d)?"
              + " (?:like|likes|want|wants|wish|wishes|please|pleases|can|need)\\b|\\b(?:no|without(?:"
              + " an?| any)?) (?:upper |daily |monthly |maximum"
              + " )?(?:limits?|caps?|maximum|ceiling|restrictions?)\\b|\\bany"
              + " (?:number|amount|quantity) of\\b|\\bunlimited\\b");
  private static final Pattern RATE_UNIT =
      Pattern.compile("an? (?:minute|hour|day|week|month|year)");
  private static final Pattern RATED =
      Pattern.compile(
          "(?:[$€£%]|\\d[\\d.,]*|\\b(?:usd|eur|gbp|dollars?|euros?|pounds?|percent|cents?|interest|times?|once|twice|fee|much|is|are|pay|spend|withdraw|transfer))"
              + " (?:up to )?$|\\beach $|[$€£]\\d[\\d.,]* (?:\\w+ ){1,3}$");

  private static final int FEW_WORDS = 2;

  private StatementReader() {}

  /// What a sentence states.
  ///
  /// @param sentence as it was said
  /// @param context what it may answer, in plain form: gives a topic to "it takes 5 days". Empty
  ///     when there is none
  static List<Statement> read(String sentence, String context) {
    String plain = Words.plain(sentence);
    List<Statement> statements = new ArrayList<>();
    List<Quantity> quantities = Quantities.of(plain);
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
            new Statement(sentence, plain, segment, lone, quantity, topics, words, asked, little));
      }
    }
    addAbsences(sentence, plain, context, quantities, statements);
    return statements;
  }

  /// Whether a sentence says little without what was said before it.
  ///
  /// @param rest the sentence without its quantities
  private static boolean isLittle(String plain, String rest, String context) {
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

  /// "No restocking fee" is a fee of zero.
  private static void addAbsences(
      String sentence,
      String plain,
      String context,
      List<Quantity> quantities,
      List<Statement> statements) {
    if (plain.endsWith("?")) {
      return;
    }
    boolean priced =
        quantities.stream()
            .map(quantity -> quantity.unit().dimension())
            .anyMatch(each -> each == Dimension.MONEY || each == Dimension.PERCENT);
    if (!priced && SHIPS_FREE.matcher(plain).find()) {
      absence(sentence, plain, NO_MINIMUM, Topic.FREE_SHIPPING, Unit.PERCENT, statements);
    } else if (!priced) {
      addFreeOfCharge(sentence, plain, context, statements);
    }
    if (quantities.isEmpty() && statements.isEmpty()) {
      addNothing(sentence, plain, context, statements);
      addBareCount(sentence, plain, context, statements);
      addNoNeed(sentence, plain, context, statements);
    }
    if (statements.stream().allMatch(StatementReader::isOneThing)) {
      addNoLimit(sentence, plain, context, statements);
    }
    absence(sentence, plain, NO_FEE, Topic.RESTOCKING_FEE, Unit.PERCENT, statements);
    absence(sentence, plain, NO_REFUND, Topic.REFUND_WINDOW, Unit.DAY, statements);
    absence(sentence, plain, NO_PRICE_MATCH, Topic.PRICE_MATCH, Unit.DAY, statements);
    absence(sentence, plain, NO_WARRANTY, Topic.WARRANTY, Unit.DAY, statements);
  }

  /// "None" after "How much notice do I have to give?": no time, or no price.
  private static void addNothing(
      String sentence, String plain, String context, List<Statement> statements) {
    Matcher nothing = NOTHING.matcher(plain);
    if (!context.endsWith("?") || !nothing.find()) {
      return;
    }
    for (Unit unit : List.of(Unit.DAY, Unit.PERCENT)) {
      Quantity none = new Quantity(0, 0, unit, nothing.start(1), nothing.end(1));
      statements.add(
          new Statement(
              sentence,
              plain,
              segment(plain, none),
              true,
              none,
              List.of(),
              NoPrice.subject(context),
              context,
              true));
    }
  }

  /// "Two." after "How many can I get?".
  private static void addBareCount(
      String sentence, String plain, String context, List<Statement> statements) {
    Quantity count = HOW_MANY.matcher(context).find() ? Quantities.bareCount(plain) : null;
    if (count != null && Mood.isStated(plain, count)) {
      statements.add(about(sentence, plain, count, context));
    }
  }

  /// "You don't have to give notice": no time before.
  private static void addNoNeed(
      String sentence, String plain, String context, List<Statement> statements) {
    Matcher needless = NO_NEED.matcher(plain);
    if (needless.find()) {
      Quantity none = new Quantity(0, 0, Unit.DAY, needless.start(), needless.end());
      statements.add(about(sentence, plain, none, context));
    }
  }

  /// "How many tickets one customer may buy": the number says nothing.
  private static boolean isOneThing(Statement statement) {
    return statement.quantity().isOfThings() && statement.quantity().high() == 1;
  }

  /// "As many as you like": more than any limit.
  private static void addNoLimit(
      String sentence, String plain, String context, List<Statement> statements) {
    Matcher open = NO_LIMIT.matcher(plain);
    if (open.find()) {
      Quantity more =
          new Quantity(
              Double.POSITIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              Unit.counting(""),
              open.start(),
              open.end());
      statements.add(about(sentence, plain, more, context));
    }
  }

  private static Statement about(String sentence, String plain, Quantity quantity, String context) {
    return new Statement(
        sentence,
        plain,
        segment(plain, quantity),
        true,
        quantity,
        List.of(),
        Words.content(plain),
        context.endsWith("?") ? context : "",
        isLittle(plain, plain, context));
  }

  /// "There is no overdraft fee": nothing to pay, for whatever the other words say.
  private static void addFreeOfCharge(
      String sentence, String plain, String context, List<Statement> statements) {
    Quantity none = NoPrice.in(plain);
    if (none != null && Mood.isStated(plain, none)) {
      Set<String> words = NoPrice.subject(plain, none);
      if (words.isEmpty()) {
        words = NoPrice.subject(context); // "That is free."
      }
      statements.add(
          new Statement(
              sentence,
              plain,
              segment(plain, none),
              true,
              none,
              List.of(),
              words,
              context.endsWith("?") ? context : "",
              isLittle(plain, plain, context)));
    }
  }

  /// "Six dollars a month": a price for a time, not a time.
  private static boolean isRate(String plain, Quantity quantity) {
    return quantity.unit().dimension() == Dimension.DURATION
        && RATE_UNIT.matcher(plain.substring(quantity.start(), quantity.end())).matches()
        && RATED.matcher(plain.substring(0, quantity.start())).find();
  }

  private static void absence(
      String sentence,
      String plain,
      Pattern pattern,
      Topic topic,
      Unit unit,
      List<Statement> statements) {
    Matcher matcher = pattern.matcher(plain);
    if (matcher.find() && statements.stream().noneMatch(said -> said.topic() == topic)) {
      Quantity none = new Quantity(0, 0, unit, matcher.start(), matcher.end());
      String segment = segment(plain, none);
      statements.add(
          new Statement(
              sentence,
              plain,
              segment,
              true,
              none,
              List.of(topic),
              Words.content(plain),
              "",
              false));
    }
  }

  /// The part of the sentence, between its commas and conjunctions, that holds the quantity.
  private static String segment(String plain, Quantity quantity) {
    return part(SEGMENT, plain, quantity);
  }

  private static String part(Pattern cuts, String plain, Quantity quantity) {
    Matcher cut = cuts.matcher(plain);
    int from = 0;
    int to = plain.length();
    while (cut.find()) {
      if (cut.end() <= quantity.start()) {
        from = cut.end();
      } else if (cut.start() >= quantity.end()) {
        to = cut.start();
        break;
      }
    }
    return plain.substring(from, to).strip();
  }
}

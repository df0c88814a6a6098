package io.candor.classifier.policy;

import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Unit;
import io.candor.classifier.speech.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what a sentence states without a quantity: that there is no fee, no need, no limit,
/// nothing
/// to pay; and the bare number that answers "how many". Adds to the statements that were read
/// before.
final class AbsenceReader {
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
  private static final Pattern HOW_MANY = Pattern.compile("\\bhow (?:often|many(?: (\\w+))?)\\b");
  /// What says that something is not asked for.
  static final String NEEDLESS =
      "(?:no need|(?:don't|do not|doesn't|does not|won't) (?:have to|need)|needn't|(?:isn't|is"
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

  private final String sentence;
  private final String plain;
  private final String question;
  private final String context;
  private final List<Quantity> quantities;
  private final List<Statement> statements;

  /// @param sentence as it was said
  /// @param plain the sentence in plain form
  /// @param context what was said before it, in plain form
  /// @param quantities what the sentence holds
  /// @param statements read so far; what is found is added
  AbsenceReader(
      String sentence,
      String plain,
      String context,
      List<Quantity> quantities,
      List<Statement> statements) {
    this.sentence = sentence;
    this.plain = plain;
    this.context = context;
    this.question = context.endsWith("?") ? context : "";
    this.quantities = quantities;
    this.statements = statements;
  }

  void read() {
    if (plain.endsWith("?")) {
      return;
    }
    boolean priced =
        quantities.stream()
            .map(quantity -> quantity.unit().dimension())
            .anyMatch(each -> each == Dimension.MONEY || each == Dimension.PERCENT);
    if (!priced && SHIPS_FREE.matcher(plain).find()) {
      absence(NO_MINIMUM, Topic.FREE_SHIPPING, Unit.PERCENT);
    } else if (!priced) {
      freeOfCharge();
    }
    if (quantities.isEmpty() && statements.isEmpty()) {
      nothing();
      bareCount();
      noNeed();
    }
    if (statements.stream().allMatch(AbsenceReader::saysNoLimit)) {
      noLimit();
    }
    absence(NO_FEE, Topic.RESTOCKING_FEE, Unit.PERCENT);
    absence(NO_REFUND, Topic.REFUND_WINDOW, Unit.DAY);
    absence(NO_PRICE_MATCH, Topic.PRICE_MATCH, Unit.DAY);
    absence(NO_WARRANTY, Topic.WARRANTY, Unit.DAY);
  }

  /// "No restocking fee" is a fee of zero.
  private void absence(Pattern pattern, Topic topic, Unit unit) {
    Matcher matcher = pattern.matcher(plain);
    if (matcher.find() && statements.stream().noneMatch(said -> said.topic() == topic)) {
      Quantity none = new Quantity(0, 0, unit, matcher.start(), matcher.end());
      add(none, List.of(topic), Words.content(plain), "", false);
    }
  }

  /// "There is no overdraft fee": nothing to pay, for whatever the other words say.
  private void freeOfCharge() {
    Quantity none = NoPrice.in(plain);
    if (none != null && Mood.isStated(plain, none)) {
      Set<String> words = NoPrice.subject(plain, none);
      if (words.isEmpty()) {
        words = NoPrice.subject(context); // "That is free."
      }
      add(none, List.of(), words, question, isLittle());
    }
  }

  /// "None" after "How much notice do I have to give?": no time, or no price.
  private void nothing() {
    Matcher nothing = NOTHING.matcher(plain);
    if (!question.isEmpty() && nothing.find()) {
      for (Unit unit : List.of(Unit.DAY, Unit.PERCENT)) {
        Quantity none = new Quantity(0, 0, unit, nothing.start(1), nothing.end(1));
        add(none, List.of(), NoPrice.subject(context), question, true);
      }
    }
  }

  /// "Two." after "How many can I get?".
  private void bareCount() {
    Matcher asked = HOW_MANY.matcher(context);
    if (asked.find()) {
      Unit unit = asked.group(1) == null ? null : Unit.of(asked.group(1));
      Quantity count = Quantities.bareCount(plain, unit == null ? Unit.counting("") : unit);
      if (count != null && Mood.isStated(plain, count)) {
        add(count);
      }
    }
  }

  /// "You don't have to give notice": no time before.
  private void noNeed() {
    Matcher needless = NO_NEED.matcher(plain);
    if (needless.find()) {
      add(new Quantity(0, 0, Unit.DAY, needless.start(), needless.end()));
    }
  }

  /// "How many tickets one customer may buy in one day", "free of charge": no limit.
  private static boolean saysNoLimit(Statement statement) {
    return statement.quantity().high() <= 1;
  }

  /// "As many as you like": more than any limit.
  private void noLimit() {
    Matcher open = NO_LIMIT.matcher(plain);
    if (open.find()) {
      double all = Double.POSITIVE_INFINITY;
      add(new Quantity(all, all, Unit.counting(""), open.start(), open.end()));
    }
  }

  private boolean isLittle() {
    return StatementReader.isLittle(plain, plain, context);
  }

  private void add(Quantity quantity) {
    add(quantity, List.of(), Words.content(plain), question, isLittle());
  }

  private void add(
      Quantity quantity, List<Topic> topics, Set<String> words, String asked, boolean little) {
    String segment = StatementReader.segment(plain, quantity);
    statements.add(
        new Statement(
            sentence, plain, segment, true, quantity, topics, words, asked, little, false));
  }
}

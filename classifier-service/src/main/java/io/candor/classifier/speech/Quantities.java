package io.candor.classifier.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the quantities of a plain text (see [Words#plain]): digits and words, ranges, business
/// days, money before and after its sign, "day 30", "a fortnight", "lifetime", "immediately".
public final class Quantities {
  private static final String NUMBER = NumberWords.PATTERN;
  private static final String DAY_KIND =
      "(?:(business|working|work|week|banking|trading)|calendar|full|whole|consecutive|entire|free|extra"
          + "|additional|further|straight|solid)";
  private static final String TIME_UNIT =
      "(hours?|hrs?|days?|weeks?|months?|years?|yrs?|minutes?|mins?)";
  private static final String CURRENCY =
      "(us\\$|\\$|€|£|¥|₹|usd|eur|gbp|chf|cad|aud|inr|nok|sek|dkk|jpy)";
  private static final String RANGE = "(?:\\s*(?:-|to|through|till|or|up to)\\s*(NUM))?";

  private static final Pattern BETWEEN =
      pattern("\\b(?:between|from) (NUM) and (NUM)[ -]*" + DAY_KIND + "?[ -]*" + TIME_UNIT + "\\b");
  private static final Pattern TIME =
      pattern(
          "(?<![\\w.$€£-])(NUM)(?:-?(?:hour|day|week|month|year)s?)?"
              + RANGE
              + "(?: ?\\(\\d+\\))?[ -]*"
              + DAY_KIND
              + "?[ -]*"
              + TIME_UNIT
              + "( and a half)?\\b");
  private static final Pattern HOURS_AND_MINUTES =
      pattern(
          "(?<![\\w.$€£-])(NUM)[ -]?(?:hours?|hrs?),? (?:and )?(NUM)[ -]?(?:minutes?|mins?)\\b");
  private static final Pattern PERCENT =
      pattern(
          "(?<![\\w.$€£-])(NUM)(?: ?%)?"
              + RANGE
              + "(?: ?\\(\\d+\\))?(?: an?)?[ -]*(?:%|percent(?:age)?(?: points?)?\\b|per"
              + " cent\\b|pct\\b)");
  private static final Pattern MONEY_BEFORE =
      pattern(
          CURRENCY
              + " ?(\\d[\\d,']*(?:\\.\\d+)?)(?:\\s*(?:-|to)\\s*"
              + CURRENCY
              + "? ?(\\d[\\d,']*(?:\\.\\d+)?))?(?!\\w|[.,]?\\d)");
  private static final Pattern MONEY_AFTER =
      pattern(
          "(?<![\\w.$€£-])(NUM)["
              + " -]?(usd|eur|gbp|chf|cad|aud|inr|nok|sek|dkk|jpy|dollars?|euros?|pounds?|quid|bucks?|rupees?|€|£)(?!\\w)");
  private static final Pattern OF_WEIGHT = pattern("\\b(?:weigh(?:s|ed|ing|t)?|heavy|heavier)\\b");
  private static final Pattern NOTE = pattern("\\b(?:a|one) (fiver|tenner)\\b");
  private static final Pattern ORDINAL_DAY =
      pattern(
          "\\bday (\\d{1,3})\\b(?! of)|\\b(\\d{1,3})(?:st|nd|rd|th) (?:calendar )?(day)\\b(?! of"
              + " (?:the|each|every) month)");
  private static final Pattern FORTNIGHT = pattern("\\b(?:(?:a|one) )?(fortnight)s?\\b");
  private static final Pattern LONG =
      pattern(
          "\\b(year|month|week)-?long\\b|\\b(?:an?|one) (?:full|whole|entire)"
              + " (day|week|month|year)\\b|\\b(?:with)?in the (?:first |next |last"
              + " )?(hour|day|week|month|year)\\b(?! of)|\\bbefore the (hour|day|week|month|year)"
              + " is (?:out|over|up)\\b|\\bthe (?:very )?(day) before\\b(?! yesterday)");
  private static final Pattern QUARTER_HOUR =
      pattern("\\b(?:(three)[- ]quarters|(?:a )?quarter) of an hour\\b");
  private static final Pattern QUARTER_YEAR =
      pattern("\\b(?:(three)[- ]quarters|(?:a )?quarter) of a year\\b");
  private static final Pattern DECADES = pattern("\\b(NUM) (?:full |whole |entire )?decades?\\b");
  private static final Pattern PENCE =
      pattern("(?<![\\w.$€£-])(NUM)(?: ?p(?!\\.? ?m\\b)| pence| pennies)(?!\\w)");
  private static final Pattern NEXT_DAY =
      pattern("\\b(?:next|following|same)[- ](?:(business|working) )?day\\b|\\bovernight\\b");
  private static final Pattern AT_ONCE =
      pattern(
          "\\b(?:immediate(?:ly)?|instant(?:ly|aneous(?:ly)?)?|at once|right away|straight ?away|on"
              + " the spot)\\b");
  private static final Pattern UNLIMITED =
      pattern(
          "\\b(?:life-?time|for life|(?:at )?any ?time|whenever you"
              + " (?:like|want)|forever|indefinite(?:ly)?|no time limit|without (?:a|any) time"
              + " limit|unlimited(?: time| period)?|no deadline|(?:never|don't|do not|doesn't|does"
              + " not|won't|will not) (?:ever )?(?:expires?|lapses?|runs? out)|no"
              + " (?:expiry|expiration))\\b");
  // A term of nothing.
  private static final Pattern NO_TERM =
      pattern(
          "\\b(?:no|without (?:an?|any)|zero) (?:\\w+"
              + " )??(?:(?:waiting|notice|minimum|holding|lock-in)"
              + " (?:period|term|time|contract|commitment)|notice|commitment|waiting)\\b");
  private static final String PART = "(half|(?:a|one) (?:quarter|third|fifth|tenth))";
  private static final Pattern PART_OFF =
      pattern(
          "\\b"
              + PART
              + "(?= (?:off|price|of (?:the|your|its) (?:\\w+ ){0,2}?"
              + "(?:price|fee|fare|bill|amount|cost|rate|charge|monthly|annual)|(?:the|an?) (?:\\w+"
              + " ){0,2}?(?:price|fare|cost|fee|rate)|cheaper|less|lower|(?:is |gets )?knocked|of"
              + " (?:the|your|all|what|that|it)\\b(?!"
              + " (?:time|day|hour|week|month|year)s?\\b))\\b)|\\b(?:sav(?:e|es|ing)(?:"
              + " you)?|gets?|gives? you|of|by) "
              + PART
              + "(?=[.,!;]|$| (?:when|if|with|by|on|off|compared|over|each|every|versus)\\b)"
              + "|^(?:roughly |about |exactly |just |only )?"
              + PART
              + "(?=[.,!;]|$)");
  private static final Pattern TIMES =
      pattern(
          // "Once you have signed" counts nothing.
          "\\b(once(?! (?:the|an?|you|your|it|its|we|our|they|this|that|all|i)\\b)|twice|one[-"
              + " ]time|(NUM)[ -]times?)\\b");
  private static final Pattern AGE_WORD =
      pattern(
          "\\b(?:under|over|older|younger|aged?|above|below|upwards?|onwards?|including|on|turn(?:s|ed)?|reach(?:es|ed)?|off"
              + " at)\\b");
  // "Kids under 12", "from sixteen on": nobody says of what.
  private static final Pattern AGE =
      pattern(
          "\\b(?:(?:kids?|child(?:ren)?|infants?|toddlers?|minors?|teens?|teenagers?|adults?|seniors?|"
              + "people|anyone|anybody|everyone|those|guests?|passengers?|travell?ers?|applicants?|drivers?|riders?|members?|youngsters?)"
              + " (?:aged )?(?:under|over|below|above|from|up to(?: and including)?|aged|younger"
              + " than|older than) (NUM)|(?:from|aged?) (NUM)(?="
              + " (?:upwards?|onwards?|on(?=[.,;!]|$)|and (?:over|above|up|older)|or"
              + " (?:over|older)))|(?:turn(?:s|ed)?|reach(?:es|ed)?|off at) (NUM)(?=[.,;!]|$|"
              + " (?:or|and|to|before|can|may|must)\\b)|up to and including (NUM)|(NUM)(?="
              + " (?:and|or) (?:over|older|under|younger)\\b))\\b(?!["
              + " -]*(?:[$€£%]|[.,]?\\d|(?:hours?|days?|weeks?|months?|minutes?|kgs?|lbs?|cm|km|percent|per"
              + " cent|dollars?|euros?|pounds?)\\b))");
  private static final Pattern COUNTED =
      pattern(
          // "The new one comes" counts nothing.
          "(?<![\\w.$€£%/#-])(?!(?<=\\b(?:new|old|this|that|the|each|every|which|other)"
              + " )one\\b)(NUM)(?:[ -]?(kgs?|lbs?|gb|mb|tb|km|cm|mm|mbps|gbps)|["
              + " -](?:(?:monthly|weekly|yearly|equal|different|extra|additional|free|full|whole|separate|online|single)"
              + " )?([a-z]{3,}))\\b(?!')");
  // "There may be ten of you."
  private static final Pattern OF_THEM = pattern("\\b(NUM) of (?:you|us|them|those|these)\\b");
  // "Crowns for five years, fillings for two."
  private static final Pattern ELIDED =
      pattern(
          "\\b(?:for|after|within|in|to|by|than|only|just|is|are|not|of)"
              + " (?!an?\\b)(NUM)(?=[.,;!]|$)");
  private static final Pattern BARE =
      pattern(
          "(?:^|^\\w+,? |\\b(?:as many as|up to|at most|maximum(?: is| of)?|only)"
              + " )(NUM)(?=[.,!;]|$| (?:per|each|every|an?) )|\\b(NUM) is (?:the"
              + " (?:limit|most|maximum)|where|fine|okay)\\b");

  private Quantities() {}

  private static Pattern pattern(String expression) {
    return Pattern.compile(expression.replace("NUM", NUMBER));
  }

  /// All quantities of a text that went through [Words#plain], by place; none overlaps another.
  public static List<Quantity> of(String plain) {
    List<Quantity> found = new ArrayList<>();
    if (plain.isEmpty()) {
      return found;
    }
    each(BETWEEN, plain, found, m -> time(m, m.group(1), m.group(2), m.group(3), m.group(4)));
    each(MONEY_BEFORE, plain, found, Quantities::moneyBefore);
    each(MONEY_AFTER, plain, found, m -> moneyAfter(m, plain));
    each(
        NOTE,
        plain,
        found,
        m -> quantity(m, m.group(1).equals("fiver") ? "5" : "10", null, Unit.of("gbp")));
    each(PERCENT, plain, found, m -> quantity(m, m.group(1), m.group(2), Unit.PERCENT));
    each(PART_OFF, plain, found, Quantities::partOff);
    each(
        QUARTER_HOUR,
        plain,
        found,
        m -> quantity(m, m.group(1) == null ? "15" : "45", null, Unit.MINUTE));
    each(
        QUARTER_YEAR,
        plain,
        found,
        m -> quantity(m, m.group(1) == null ? "3" : "9", null, Unit.MONTH));
    each(DECADES, plain, found, m -> times(m, 10, Unit.YEAR));
    each(PENCE, plain, found, m -> times(m, 0.01, Unit.of("gbp")));
    each(HOURS_AND_MINUTES, plain, found, Quantities::minutes);
    each(TIME, plain, found, Quantities::timeAndAHalf);
    each(ORDINAL_DAY, plain, found, Quantities::ordinalDay);
    each(FORTNIGHT, plain, found, m -> quantity(m, "2", null, Unit.WEEK));
    each(LONG, plain, found, m -> quantity(m, "1", null, Unit.of(singleUnit(m))));
    each(
        NEXT_DAY,
        plain,
        found,
        m -> quantity(m, "1", null, m.group(1) == null ? Unit.DAY : Unit.BUSINESS_DAY));
    each(AT_ONCE, plain, found, m -> quantity(m, "0", null, Unit.DAY));
    each(NO_TERM, plain, found, m -> quantity(m, "0", null, Unit.DAY));
    each(
        UNLIMITED,
        plain,
        found,
        m ->
            new Quantity(
                Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Unit.DAY, m.start(), m.end()));
    each(TIMES, plain, found, m -> quantity(m, times(m), null, Unit.TIMES));
    if (AGE_WORD.matcher(plain).find()) { // most texts have none, and the pattern is a long one
      each(AGE, plain, found, Quantities::age);
    }
    each(OF_THEM, plain, found, m -> quantity(m, m.group(1), null, Unit.counting("")));
    each(COUNTED, plain, found, Quantities::counted);
    found.sort(Comparator.comparingInt(Quantity::start));
    return found;
  }

  /// Whether a number without a unit may be one of what was counted before.
  public static boolean mayBeElided(String plain) {
    return ELIDED.matcher(plain).find();
  }

  /// Adds the numbers of which the unit is left out, because it was named before.
  ///
  /// @param found the quantities of the text
  /// @param unit that of the last one before
  public static List<Quantity> withElided(String plain, List<Quantity> found, Unit unit) {
    List<Quantity> all = new ArrayList<>(found);
    each(ELIDED, plain, all, m -> quantity(m, m.group(1), null, unit));
    all.sort(Comparator.comparingInt(Quantity::start));
    return all;
  }

  /// The number of an answer that does not say of what: "Two.", "It can be as many as thirty".
  ///
  /// @param unit what was asked for
  public static @Nullable Quantity bareCount(String plain, Unit unit) {
    Matcher bare = BARE.matcher(plain);
    if (!bare.find()) {
      return null;
    }
    String number = bare.group(1) == null ? bare.group(2) : bare.group(1);
    return quantity(bare, number, null, unit);
  }

  /// The unit of which there is one.
  private static String singleUnit(Matcher matcher) {
    for (int group = 1; group < matcher.groupCount(); group++) {
      String unit = matcher.group(group);
      if (unit != null) {
        return unit;
      }
    }
    return matcher.group(matcher.groupCount());
  }

  private interface Reading {
    @Nullable Quantity of(Matcher matcher);
  }

  private static void each(Pattern pattern, String plain, List<Quantity> found, Reading reading) {
    Matcher matcher = pattern.matcher(plain);
    while (matcher.find()) {
      Quantity quantity = reading.of(matcher);
      if (quantity != null
          && found.stream()
              .noneMatch(q -> q.start() < quantity.end() && quantity.start() < q.end())) {
        found.add(quantity);
      }
    }
  }

  private static @Nullable Quantity quantity(
      Matcher matcher, String low, @Nullable String high, @Nullable Unit unit) {
    if (unit == null) {
      return null;
    }
    double from = NumberWords.value(low);
    double to = high == null ? from : NumberWords.value(high);
    return new Quantity(
        Math.min(from, to), Math.max(from, to), unit, matcher.start(), matcher.end());
  }

  private static @Nullable Quantity times(Matcher matcher, double factor, @Nullable Unit unit) {
    Quantity one = quantity(matcher, matcher.group(1), null, unit);
    return one == null
        ? null
        : new Quantity(factor * one.low(), factor * one.high(), one.unit(), one.start(), one.end());
  }

  private static @Nullable Quantity time(
      Matcher matcher, String low, @Nullable String high, @Nullable String business, String unit) {
    return quantity(
        matcher,
        low,
        high,
        business != null && unit.startsWith("day") ? Unit.BUSINESS_DAY : Unit.of(unit));
  }

  private static @Nullable Quantity timeAndAHalf(Matcher matcher) {
    Quantity time =
        time(matcher, matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
    return time == null || matcher.group(5) == null
        ? time
        : new Quantity(time.low() + 0.5, time.high() + 0.5, time.unit(), time.start(), time.end());
  }

  private static Quantity minutes(Matcher matcher) {
    double minutes = 60 * NumberWords.value(matcher.group(1)) + NumberWords.value(matcher.group(2));
    return new Quantity(minutes, minutes, Unit.MINUTE, matcher.start(), matcher.end());
  }

  private static @Nullable Quantity partOff(Matcher matcher) {
    int group = 1;
    while (matcher.group(group) == null) {
      group++;
    }
    String part = matcher.group(group);
    double percent =
        100.0
            / (part.equals("half")
                ? 2
                : part.endsWith("quarter")
                    ? 4
                    : part.endsWith("third") ? 3 : part.endsWith("fifth") ? 5 : 10);
    return new Quantity(percent, percent, Unit.PERCENT, matcher.start(group), matcher.end(group));
  }

  private static @Nullable Quantity moneyBefore(Matcher matcher) {
    return quantity(matcher, matcher.group(2), matcher.group(4), Unit.of(matcher.group(1)));
  }

  private static @Nullable Quantity moneyAfter(Matcher matcher, String plain) {
    String currency = matcher.group(2);
    boolean weight = currency.startsWith("pound") && OF_WEIGHT.matcher(plain).find();
    return quantity(
        matcher, matcher.group(1), null, weight ? Unit.counting("lb") : Unit.of(currency));
  }

  private static @Nullable Quantity ordinalDay(Matcher matcher) {
    String day = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    return quantity(matcher, day, null, Unit.DAY);
  }

  private static String times(Matcher matcher) {
    String said = matcher.group(1);
    String number = matcher.group(2);
    return number != null ? number : said.equals("twice") ? "2" : "1";
  }

  private static Quantity age(Matcher matcher) {
    int group = 1;
    while (matcher.group(group) == null) {
      group++;
    }
    double years = NumberWords.value(matcher.group(group));
    return new Quantity(years, years, Unit.YEAR, matcher.start(group), matcher.end(group));
  }

  private static @Nullable Quantity counted(Matcher matcher) {
    String number = matcher.group(1);
    String noun = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
    if (number.equals("a")
        || number.equals("an")
        || number.equals("another")
        || !CountedNouns.mayBeCounted(noun)) {
      return null;
    }
    return quantity(matcher, number, null, Unit.counting(noun));
  }
}

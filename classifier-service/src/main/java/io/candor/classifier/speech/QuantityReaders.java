package io.candor.classifier.speech;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How quantities are written: digits and words, ranges, business days, money before and after its
/// sign, "day 30", "a fortnight", "lifetime", "immediately".
final class QuantityReaders {
  private static final String NUMBER = NumberWords.PATTERN;
  private static final String DAY_KIND =
      "(?:(business|biz|working|work|week|banking|trading)|calendar|full|whole|consecutive|entire|free|extra"
          + "|additional|further|straight|solid)";
  private static final String TIME_UNIT =
      "(hours?|hrs?|days?|weeks?|wks?|months?|mths?|years?|yrs?|minutes?|mins?)";
  private static final String CURRENCY =
      "(us\\$|\\$|€|£|¥|₹|usd|eur|gbp|chf|cad|aud|inr|nok|sek|dkk|jpy|(?<!\\w)rs\\.?)";
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
  // "48h", "14d", but "3d printing".
  private static final Pattern SHORT_TIME =
      pattern(
          "(?<![\\w.$€£-])(\\d{1,4})(?: ?- ?(\\d{1,4}))?"
              + " ?(h|mo|d(?! ?(?:print|secur|model|design|view|scan|touch|film|movie)))\\b");
  // Alone these letters are a time only after a word of time: "in 5m", but "5m long".
  private static final Pattern SHORTER_TIME =
      pattern(
          "(?<=\\b(?:within|in|after|every|next|first|last)"
              + " )(\\d{1,4})(?: ?- ?(\\d{1,4}))?([mwy])\\b");
  private static final Map<String, Unit> BY_LETTERS =
      Map.of(
          "m", Unit.MINUTE,
          "h", Unit.HOUR,
          "d", Unit.DAY,
          "w", Unit.WEEK,
          "mo", Unit.MONTH,
          "y", Unit.YEAR);
  private static final Pattern PERCENT =
      pattern(
          "(?<![\\w.$€£-])(NUM)(?: ?%)?"
              + RANGE
              + "(?: ?\\(\\d+\\))?(?: an?)?[ -]*(?:%|percent(?:age)?(?: points?)?\\b|per"
              + " cent\\b|pct\\b)");
  private static final String SCALE = "( ?(?:k|lakhs?|lacs?|crores?|million))?";
  private static final Pattern MONEY_BEFORE =
      pattern(
          CURRENCY
              + " ?(\\d[\\d,']*(?:\\.\\d+)?)"
              + SCALE
              + "(?:\\s*(?:-|to)\\s*"
              + CURRENCY
              + "? ?(\\d[\\d,']*(?:\\.\\d+)?)"
              + SCALE
              + ")?(?!\\w|[.,]?\\d)");
  private static final Pattern MONEY_AFTER =
      pattern(
          "(?<![\\w.$€£-])(NUM)["
              + " -]?(usd|eur|gbp|chf|cad|aud|inr|nok|sek|dkk|jpy|dollars?|euros?|pounds?|quid|bucks?|rupees?|rs|€|£)(?!\\w)");
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
  private static final Pattern CENTS = pattern("(?<![\\w.$€£-])(NUM)[ -]?(?:cents?\\b|¢)");
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
              + " limit|unlimited(?= (?:\\w+"
              + " )?(?:time|periods?|windows?|terms?|validity|warranty|guarantee))|no"
              + " deadline|(?:never|don't|do not|doesn't|does not|won't|will not) (?:ever"
              + " )?(?:expires?|lapses?|runs? out)|no (?:expiry|expiration))\\b");
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
              + "(?= (?:off|price|of (?:the|your|its) (?:\\w+"
              + " ){0,2}?(?:price|fee|fare|bill|amount|cost|rate|charge|monthly|annual)|of"
              + " whatever|(?:the|an?) (?:\\w+"
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
  // "Guests up to 8" speaks of no age.
  private static final Pattern AGE_WORD =
      pattern(
          "\\b(?:under|over|older|younger|aged?|above|below|upwards?|onwards?|including|on|turn(?:s|ed)?|reach(?:es|ed)?|off"
              + " at|age (?:limit )?is)\\b");
  // "Kids under 12", "from sixteen on": nobody says of what.
  private static final Pattern AGE =
      pattern(
          "\\b(?:(?:kids?|child(?:ren)?|infants?|toddlers?|minors?|teens?|teenagers?|adults?|seniors?|"
              + "people|anyone|anybody|everyone|those|guests?|passengers?|travell?ers?|applicants?|drivers?|riders?|members?|youngsters?)"
              + " (?:aged )?(?:under|over|below|above|from|up to(?: and including)?|aged|younger"
              + " than|older than) (NUM)|(?:from|aged?) (NUM)(?="
              + " (?:upwards?|onwards?|on(?=[.,;!]|$)|and (?:over|above|up|older)|or"
              + " (?:over|older)))|(?:turn(?:s|ed)?|reach(?:es|ed)?|off at|age (?:limit )?is)"
              + " (NUM)(?=[.,;!]|$| (?:or|and|to|before|can|may|must)\\b)|up to and including"
              + " (NUM)|(NUM)(?= (?:and|or) (?:over|older|under|younger)\\b))\\b(?!["
              + " -]*(?:[$€£%]|[.,]?\\d|(?:hours?|days?|weeks?|months?|minutes?|kgs?|lbs?|cm|km|percent|per"
              + " cent|dollars?|euros?|pounds?)\\b))");
  private static final Pattern COUNTED =
      pattern(
          // "The new one comes" counts nothing.
          "(?<![\\w.$€£%/#-])(?!(?<=\\b(?:new|old|this|that|the|each|every|which|other)"
              + " )one\\b)(NUM)(?:[ -]?(kgs?|lbs?|gb|mb|tb|km|cm|mm|m|mbps|gbps)|["
              + " -](?:(?:monthly|weekly|yearly|equal|different|extra|additional|free|full|whole|separate|online|single|incorrect|wrong|failed|successive|consecutive)"
              + " )*([a-z]{3,}))\\b(?!')");
  private static final Pattern COMPOUND =
      pattern("(?: (?!(?:who|which|that|and|for|per)\\b)[a-z]{3,})?? ([a-z]{3,}(?<!s)s)\\b");
  // "There may be ten of you."
  private static final Pattern OF_THEM = pattern("\\b(NUM) of (?:you|us|them|those|these)\\b");
  private static final Cues TIMES_OF = Cues.of("hour|hr|day|week|wk|month|mth|year|yr|min");
  private static final Cues CURRENCIES =
      Cues.of(
          "$|€|£|¥|₹|usd|eur|gbp|chf|cad|aud|inr|nok|sek|dkk|jpy|rs|dollar|pound|quid|buck|rupee");
  private static final Cues NUMBERS =
      Cues.of(
          "0|1|2|3|4|5|6|7|8|9|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|thir|fif|twen|fort|fourt|hundred|thousand|dozen|half|couple|pair|single|lakh|lac|crore|million");

  /// All of them: what reads more of a text before what reads less.
  static final List<QuantityReader> ALL =
      List.of(
          reader(BETWEEN, TIMES_OF, m -> time(m, m.group(1), m.group(2), m.group(3), m.group(4))),
          reader(MONEY_BEFORE, CURRENCIES, QuantityReaders::moneyBefore),
          new QuantityReader(MONEY_AFTER, CURRENCIES, QuantityReaders::moneyAfter),
          reader(
              NOTE,
              Cues.of("fiver|tenner"),
              m -> quantity(m, m.group(1).equals("fiver") ? "5" : "10", null, Unit.of("gbp"))),
          reader(
              PERCENT,
              Cues.of("%|percent|per cent|pct"),
              m -> quantity(m, m.group(1), m.group(2), Unit.PERCENT)),
          reader(PART_OFF, Cues.of("half|quarter|third|fifth|tenth"), QuantityReaders::partOff),
          reader(
              QUARTER_HOUR,
              Cues.of("quarter"),
              m -> quantity(m, m.group(1) == null ? "15" : "45", null, Unit.MINUTE)),
          reader(
              QUARTER_YEAR,
              Cues.of("quarter"),
              m -> quantity(m, m.group(1) == null ? "3" : "9", null, Unit.MONTH)),
          reader(DECADES, Cues.of("decade"), m -> times(m, 10, Unit.YEAR)),
          reader(
              PENCE,
              Cues.of("pence|pennies| p|0p|1p|2p|3p|4p|5p|6p|7p|8p|9p"),
              m -> times(m, 0.01, Unit.of("gbp"))),
          reader(CENTS, Cues.of("cent|¢"), m -> times(m, 0.01, Unit.SOME_MONEY)),
          reader(HOURS_AND_MINUTES, Cues.of("hour|hr"), QuantityReaders::minutes),
          reader(TIME, TIMES_OF, QuantityReaders::timeAndAHalf),
          reader(SHORT_TIME, NUMBERS, QuantityReaders::shortTime),
          reader(SHORTER_TIME, NUMBERS, QuantityReaders::shortTime),
          reader(ORDINAL_DAY, Cues.of("day"), QuantityReaders::ordinalDay),
          reader(FORTNIGHT, Cues.of("fortnight"), m -> quantity(m, "2", null, Unit.WEEK)),
          reader(LONG, TIMES_OF, m -> quantity(m, "1", null, Unit.of(singleUnit(m)))),
          reader(
              NEXT_DAY,
              Cues.of("day|overnight"),
              m -> quantity(m, "1", null, m.group(1) == null ? Unit.DAY : Unit.BUSINESS_DAY)),
          reader(
              AT_ONCE,
              Cues.of("immediate|instant|at once|right away|straight|on the spot"),
              m -> quantity(m, "0", null, Unit.DAY)),
          reader(
              NO_TERM,
              Cues.of("notice|waiting|commitment|period|term|time|contract"),
              m -> quantity(m, "0", null, Unit.DAY)),
          reader(
              UNLIMITED,
              Cues.of(
                  "life|any time|anytime|whenever|forever|indefinite|time"
                      + " limit|unlimited|deadline|expir|lapse|run"),
              m ->
                  new Quantity(
                      Double.POSITIVE_INFINITY,
                      Double.POSITIVE_INFINITY,
                      Unit.DAY,
                      m.start(),
                      m.end())),
          reader(TIMES, Cues.of("once|twice|time"), m -> quantity(m, times(m), null, Unit.TIMES)),
          new QuantityReader(
              AGE, NUMBERS, (m, plain) -> AGE_WORD.matcher(plain).find() ? age(m) : null),
          reader(
              OF_THEM,
              Cues.of(" of you| of us| of them| of th"),
              m -> quantity(m, m.group(1), null, Unit.counting(""))),
          new QuantityReader(COUNTED, NUMBERS, QuantityReaders::counted));

  private QuantityReaders() {}

  private static QuantityReader reader(
      Pattern pattern, Cues cues, Function<Matcher, @Nullable Quantity> reading) {
    return new QuantityReader(pattern, cues, (matcher, plain) -> reading.apply(matcher));
  }

  private static Pattern pattern(String expression) {
    return Pattern.compile(expression.replace("NUM", NUMBER));
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

  private static @Nullable Quantity shortTime(Matcher matcher) {
    return quantity(matcher, matcher.group(1), matcher.group(2), BY_LETTERS.get(matcher.group(3)));
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
    Unit unit = Unit.of(matcher.group(1));
    if (unit == null) {
      return null;
    }
    double low = NumberWords.value(matcher.group(2)) * NumberWords.scale(matcher.group(3));
    double high =
        matcher.group(5) == null
            ? low
            : NumberWords.value(matcher.group(5)) * NumberWords.scale(matcher.group(6));
    return new Quantity(
        Math.min(low, high), Math.max(low, high), unit, matcher.start(), matcher.end());
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

  private static @Nullable Quantity counted(Matcher matcher, String plain) {
    String number = matcher.group(1);
    String noun = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
    if (number.equals("a")
        || number.equals("an")
        || number.equals("another")
        || !CountedNouns.mayBeCounted(noun)) {
      return null;
    }
    double count = NumberWords.value(number);
    int end = matcher.end();
    if (count > 1 && matcher.group(2) == null && !CountedNouns.isPlural(noun)) {
      // "Three cash machine transactions": the last noun is the one that is counted.
      Matcher last = COMPOUND.matcher(plain).region(end, plain.length());
      if (last.lookingAt() && CountedNouns.mayBeCounted(last.group(1))) {
        noun = last.group(1);
        end = last.end();
      }
    }
    return new Quantity(count, count, Unit.counting(noun), matcher.start(), end);
  }
}

package io.candor.classifier.policy;

import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantity;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a sentence states a quantity, or asks for it, denies it, imagines it, quotes it, or
/// counts time that has passed.
final class Mood {
  private static final Pattern RHETORICAL =
      Pattern.compile("\\b(did you know|you know that|are you aware)\\b");
  // A denial or quotation reaches to the next clause.
  private static final String REACH =
      "(?:(?!\\b(?:but|however|although|though|instead|actually|our|because)\\b| -"
          + " )(?:[^,;:]|,(?=\\s?even\\b)))*";
  private static final Pattern DENIED =
      Pattern.compile(
          "(?:\\b(?:not|never|neither|nor|isn't|aren't|wasn't|rather than|instead of|as opposed"
              + " to|no)\\s+(?:a |an |the |our |for |within |in |on |at |to |be |up to |any |quite"
              + " |really |even |possible |available )*|\\b(?:do not|don't|does not|doesn't|did"
              + " not|didn't|cannot|can not|can't|could not|couldn't|will not|won't|unable to|not"
              + " able to|not going to|never|no way to)\\b"
              + REACH
              + ")$");
  // "If you don't show up we keep 50 euros": the condition is denied, not the amount.
  private static final Pattern CONDITIONAL =
      Pattern.compile(
          "^(?:if|when|whenever|should|unless|in case|where|once)\\b.{3,}?(?:, |"
              + " (?=(?:we|we'll|you'll|you will|that's|it's|there's|there is|our|it costs|it"
              + " is)\\b))");
  // "Bottles that didn't survive can be reported for a week."
  private static final Pattern RELATIVE =
      Pattern.compile(
          "\\b(?:that|which|who|whoever)"
              + " (?:didn't|doesn't|don't|aren't|isn't|weren't|wasn't|haven't|hasn't|can't|cannot|won't)\\b[^,;]*?(?="
              + " (?:can|may|must|has to|have to|will|gets?|costs?)\\b)");
  private static final Pattern NEGATED_BOUND =
      Pattern.compile(
          "\\b(?:after|beyond|past|later than|more than|longer than|over|older"
              + " than|exceed(?:s|ing)?|once|until|till|before|less than|fewer than|sooner"
              + " than|earlier than|under|(?:for|on|of|during|in) (?:the|your)"
              + " (?:following|next|first))\\s+(?:the |these |those |a |an |about |around |these"
              + " first |first |full )*$");
  private static final Pattern REPORTED =
      Pattern.compile(
          "(?<!if |when |unless |once |provided"
              + " )\\b(?:you|customers?|people|they|somebody|someone|colleagues?|friends?|website|article|page|he|she)(?:'ve|"
              + " have| had| were| was|'d)?(?: just| also| probably| often| sometimes| usually|"
              + " mistakenly| wrongly| might have| may have)?"
              + " (?:sa(?:id|y|ys|w)|mention(?:ed|s)?|wrote|write|ask(?:ed|ing)?|state(?:d|s)?|claim(?:ed|s)?|think|thought|believed?|heard|read|told|expect(?:ed)?|assum(?:e|ed)|refer(?:red)?"
              + " to|hop(?:e|ed)|request(?:ed)?|(?:want(?:ed)?|wish(?:ed)?|would"
              // "Any charge you wish to contest has to be disputed": no wish is reported.
              + " like)(?! to \\w+"
              + " (?:has|have|must|can|may|is|are|needs?|will)\\b)|wonder(?:ed|ing)?|promised|quot(?:e|ed)|indicat(?:e|ed))\\b"
              + REACH
              + "$|(?<!\\bi |\\bwe |'ve )\\b(?:told|promised|assured) (?:you|them)\\b"
              + REACH
              + "$|\\b(?:your"
              + " (?:question|request|message|claim|concern|wish|idea)|asking|whether|wondering)\\b"
              + REACH
              + "$|\\b(?:i|we)(?:'m| am| are|'re)? (?:not sure|unsure|cannot confirm|can't"
              + " confirm|can not confirm|don't know|do not know|unable to confirm)\\b"
              + REACH
              + "$");
  private static final Pattern AFFIRMED =
      Pattern.compile(
          "\\b(?:as you|you(?:'re| are) right|correct(?:ly)?|exactly|just like you)\\b");
  private static final Pattern IMAGINED =
      Pattern.compile(
          "\\b(?:suppose|supposing|imagine|let's say|hypothetical\\w*|if (?:\\w+"
              + " ){1,5}?(?:were|had)\\b|were to|would have been|used to be|previously|in the"
              + " past(?! (?:\\d|few|\\w+"
              + " (?:minute|hour|day|week|month|year)s))|formerly)\\b|\\b(?:no longer|not any"
              + " ?more)\\b"
              // "No longer possible once six hours are left" states six hours.
              + "(?:(?!\\b(?:once|after|when|from|if|within)\\b)[^,;:])*$");
  private static final Pattern OTHERS =
      Pattern.compile(
          // "From another bank": it comes to us.
          "(?<!\\b(?:from|to|into) (?:an?"
              + " )?)\\b(?:some|other|another|different|most|many|few|certain) (?:other"
              + " )?(?:shops?|stores?|compan(?:y|ies)|retailers?|banks?|airlines?|providers?|carriers?|competitors?|vendors?|sellers?|brands?|places|suppliers?|insurers?)\\b(?!')|\\b(?:some|other|many|most|few)"
              + " (?!customers|items|products|people|orders)\\w+s"
              + " (?:charge|give|offer|ask|take|allow|may|might|let|want|have)\\b|\\b(?!(?:we|you|it|they|this|that|which|who|i|he|she|fees?|cards?|bags?|refunds?)"
              + " may)[a-z]+ may (?:well |also |indeed )?(?:be"
              + " )?(?:offer|cover|charg|giv|promis)\\w*\\b|\\b(?:competitors?|(?<!live |lives"
              + " |living )elsewhere|amazon)\\b");
  private static final Pattern WITH_US = Pattern.compile("\\b(?:with us|we|our|ours|here)\\b");
  private static final Pattern ENDED =
      Pattern.compile(
          // "Up to five months after the contract has ended" has not.
          "^(?:(?!\\b(?:after|once|when|until|since)\\b)[^,;])*\\b(?:you (?:read|heard|saw)|(?:has"
              + " |have )?(?:ended|expired|lapsed)|no longer|(?:is|are)"
              + " (?:outdated|wrong|incorrect)|(?:is not|isn't|are not|aren't) (?:quite"
              + " )?(?:right|correct|true|accurate|what|something|how|(?:the|our) (?:\\w+"
              + " )?(?:amount|figure|number|price|fee|rate|limit|policy|rule|period|term|window|offer))|was"
              + " (?:the|our) (?:old|previous|former))\\b");
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "\\b(?:that|this|which|it)(?:'s| is| was|)(?: just| simply)? ?(?:not|n't|no longer|never)"
              + " (?:the case|true|right|correct|accurate|how it"
              + " works|what|something)\\b|\\b(?:that|this) (?:is|was) (?:wrong|a mistake|a"
              + " misunderstanding|a myth)\\b");
  // "Your case is 2 kg above the 23 kg": how far off it is.
  private static final Pattern DIFFERENCE =
      Pattern.compile(
          "^ (?:would be|is|are)(?: (?:slightly|just|still|well|a (?:bit|little)|\\w+ly))?"
              + " (?:over|above|too|beyond|outside|more than)\\b|^ (?:is|are|would"
              + " be|falls?|stays?) (?:well |still |just )?(?:within|inside|covered by)"
              + " (?:that|the|this|our|it)\\b|^ (?:won't|shouldn't|wouldn't) be (?:a|any)"
              + " problem\\b|^ (?:above|below|over|under|short of)(?: (?:the|our|your|that|its)"
              + " (?!phone|weekend|counter|year|summer|holidays)|[,.!]|$)|^ too"
              + " (?:heavy|late|many|long|big|large|early)\\b");
  private static final Pattern PASSED_AFTER =
      Pattern.compile(
          "^[\\s,]*(?:ago|old\\b|left\\b|remaining|to go\\b|overdue|in advance"
              + " of now|have passed since|since you)");
  // "So you still have 8 days": what is left of a time.
  private static final Pattern LEFT =
      Pattern.compile(
          "\\byou(?:'ve| have|'re| are)? still (?:have |got |with )?(?:about |around |over |more"
              + " than )?$|\\bleaves you (?:with )?(?:about |another )?$");
  // "Until they are five years old."
  private static final Pattern WILL_BE_OLD =
      Pattern.compile(
          "\\b(?:until|till|once|when|from|before|after|under|over|below|above|at (?:least|most)|up"
              + " to|more than|less than)\\b[^,;]*$");
  private static final Pattern IS_OLD = Pattern.compile("^[\\s,]*old\\b");
  private static final Pattern PASSED_BEFORE =
      Pattern.compile(
          "\\b(?:for the (?:past|last)|it(?:'s| is| has) been|has been|have been|waited|waiting(?:"
              + " for)?|since|already)\\s+(?:about |around |over |more than |only |now )*$"
              + "|(?<!\\bbe )\\b(?:waiting|waited)\\b[^,;]*$|\\b(?:you|there)"
              + " (?:currently|now|presently|already) (?:have|are)\\b[^,;]*$|\\b(?:you|there)"
              + " (?:have|are) (?:currently|already)\\b[^,;]*$");
  // "It left 3 hours late"; "bring it back 3 hours late" has not happened.
  private static final Pattern LATE = Pattern.compile("^[\\s,]*(?:late|earlier)\\b");
  private static final Pattern IS_LATE =
      Pattern.compile(
          "\\b(?:is|are|was|were|been|'s|'re|left|came|got|ran|running|arrived|departed|returned|landed|delivered)\\s+(?:about"
              + " |around |over |more than |only |now )*$");
  // "Once a flight is 3 hours late we pay."
  private static final Pattern SUPPOSED =
      Pattern.compile("\\b(?:if|once|when|whenever|should|from)\\b[^,;]*$");
  private static final Pattern OWN_HASTE =
      Pattern.compile("\\b(?:i|let me)(?:'ll| will| can|'ve|'m)?\\b[^,;]*$");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  private Mood() {}

  /// Whether the sentence states it.
  ///
  /// @param plain the sentence in plain form
  static boolean isStated(String plain, Quantity quantity) {
    if (plain.endsWith("?") && !RHETORICAL.matcher(plain).find()) {
      return false;
    }
    String before = plain.substring(0, quantity.start());
    String after = plain.substring(quantity.end());
    return !IMAGINED.matcher(before).find()
        && !isPast(before, after)
        && !isLate(before, after)
        && !isPassed(before, quantity)
        && !LEFT.matcher(before).find()
        && !DIFFERENCE.matcher(after).find()
        && !ENDED.matcher(after).find()
        && !TAKEN_BACK.matcher(after).find()
        && !isOfOthers(before)
        && !isReported(plain, before)
        && !isDenied(before)
        && !isOwnHaste(before, quantity)
        && !isQuoted(plain, quantity);
  }

  /// Whether it tells what others say or do, or what is imagined.
  ///
  /// @param at where it says so
  static boolean isHearsay(String plain, int at) {
    String before = plain.substring(0, at);
    return IMAGINED.matcher(before).find()
        || TAKEN_BACK.matcher(plain.substring(at)).find()
        || isOfOthers(before)
        || isReported(plain, before);
  }

  private static boolean isOfOthers(String before) {
    Matcher others = OTHERS.matcher(before);
    int end = -1;
    while (others.find()) {
      end = others.end();
    }
    return end >= 0 && !WITH_US.matcher(before.substring(end)).find();
  }

  private static boolean isPast(String before, String after) {
    return PASSED_AFTER.matcher(after).find()
        && !(IS_OLD.matcher(after).find() && WILL_BE_OLD.matcher(before).find());
  }

  private static boolean isLate(String before, String after) {
    return LATE.matcher(after).find()
        && IS_LATE.matcher(before).find()
        && !SUPPOSED.matcher(before).find();
  }

  private static boolean isPassed(String before, Quantity quantity) {
    // "lifetime" and "at once" have no such reading.
    return !quantity.isUnlimited() && quantity.high() != 0 && PASSED_BEFORE.matcher(before).find();
  }

  private static boolean isReported(String plain, String before) {
    return REPORTED.matcher(before).find() && !AFFIRMED.matcher(plain).find();
  }

  /// "Not 60 days" denies 60 days; "not after 30 days" states 30.
  private static boolean isDenied(String before) {
    String main = RELATIVE.matcher(CONDITIONAL.matcher(before).replaceFirst("")).replaceFirst("");
    return DENIED.matcher(main).find() && !NEGATED_BOUND.matcher(main).find();
  }

  // "I can add it right away": what the bot does.
  private static boolean isOwnHaste(String before, Quantity quantity) {
    return quantity.high() == 0
        && quantity.unit().dimension() == Dimension.DURATION
        && OWN_HASTE.matcher(before).find();
  }

  private static boolean isQuoted(String plain, Quantity quantity) {
    Matcher quoted = QUOTED.matcher(plain);
    while (quoted.find()) {
      boolean whole = quoted.start() < 2 && quoted.end() > plain.length() - 3;
      if (!whole && quoted.start() < quantity.start() && quantity.end() < quoted.end()) {
        return plain
            .substring(0, quoted.start())
            .matches(".*\\b(you|customer|wrote|said|asked|message)\\b.*");
      }
    }
    return false;
  }
}

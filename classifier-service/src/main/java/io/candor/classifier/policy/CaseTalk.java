package io.candor.classifier.policy;

import java.util.regex.Pattern;

/// Whether a sentence tells what happened or how it is with this customer, rather than what holds
/// for everybody. Read from its grammar, not from what it is about.
final class CaseTalk {
  private static final String ADVERB = "(?:\\w+ly |just |already |now |also |still |both |all )*";
  private static final Pattern PAST =
      Pattern.compile(
          "\\b(?:was|were|wasn't|weren't|had|hadn't|did|didn't|(?:has|have|'ve|'s) (?:just |already"
              + " |now )?been|took|came|went|fell|spent|began|landed)\\b"
              + "|\\b(?:i|we|you|they|he|she|it) "
              + ADVERB
              + "(?:(?!need)\\w{2,}ed|left|paid|sent|bought|lost|made|got|said|told|wrote|thought|meant|found|kept)\\b|\\b(?:i|we|you|they|he|she|it)(?:'ve|"
              + " have| has|'d) "
              + ADVERB
              + "(?:(?!need)\\w{2,}ed|left|paid|sent|bought|lost|made|taken|gone|used|had|spent|seen|told|said)\\b|\\b(?:the|your|our|this|my)"
              + " (?:\\w+"
              + " ){1,3}?(?:waited|arrived|ended|started|finished|failed|expired|lasted|completed|departed|dropped|increased|opened|closed|left)\\b");
  private static final Pattern SEEN =
      Pattern.compile(
          "\\bit(?:'s| is) (?:now )?(?:expected|due|estimated|scheduled|on (?:its|the)"
              + " way)\\b|\\b(?:i|we)(?: can| do|'m| am|'re| are)?"
              + " (?:see|seeing|notice|read|find|have here|looking at)\\b|\\bin your"
              + " case\\b|\\bthere(?:'s|"
              + " is| are)(?: an?)? (?:pending|open|outstanding)\\b|\\bdeclined\\b|\\b\\d+"
              + " more\\b|\\bmy notes\\b|\\byour (?:\\w+"
              + " ){1,3}(?:ends?|renews?|expires?|starts?|begins?|runs out|(?:is|are) due)"
              + " (?:in|on)\\b|\\b(?:is|are) in use\\b");
  // "We currently ask $10" is a rule, "you currently have $10" is not.
  private static final Pattern NOW =
      Pattern.compile("\\b(?:currently|at the moment|right now|today|this (?:week|month|year))\\b");
  private static final Pattern THEN =
      Pattern.compile(
          "\\b(?:so far|yesterday|(?<!how long )ago|this (?:morning|afternoon|evening)|last"
              + " (?:night|week|month|year|winter|summer|spring|autumn|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\\b");
  private static final Pattern CUSTOMER = Pattern.compile("\\b(?:you|your|it|i|my)\\b");
  private static final Pattern UNREAL =
      Pattern.compile(
          "\\b(?:i wish|i'd (?:love|gladly|be glad)|i would (?:love|gladly|be glad)|if (?:we|i|it)"
              + " (?:had|were|could)|let me (?:check|look|see|find)|i(?:'d| would|'ll| will)? have"
              + " to (?:check|look|ask|see)|(?:don't|do not) know|not sure)\\b");
  // "If it was a gift", "were you without power", "since it was not paid by card": what is given.
  private static final Pattern GIVEN_BEFORE =
      Pattern.compile(
          "^(?:if|when|whenever|once|unless|after|in case|as long"
              + " as|since|because|provided|were|had|should)\\b[^,;]*,|^(?:were|had|did)"
              + " (?=(?:you|we|it|your|the)\\b)");
  private static final Pattern GIVEN_AFTER =
      Pattern.compile(
          "\\b(?:if|when|once|unless|after|as long"
              + " as|as soon as|since|because|provided|(?:from|of|on|before|until) (?:the"
              + " )?(?:day|date|moment|time|when))\\b[^,;]*$|\\bonce\\b[^,;]*(?=,)");
  // "I've looked into this for you: ..." says nothing of the case.
  private static final Pattern OPENING =
      Pattern.compile(
          "^(?:(?:thanks|thank you)[^,;:.!-]*[,!] )?(?:i've|i have|we've|we have|i|we) (?:just |now"
              + " |already"
              + " )?(?:checked|double-checked|looked|reviewed|verified|confirmed|consulted|taken a"
              + " (?:quick )?look)(?: (?!and\\b)[\\w']+){0,6}(?: and(?: yes| no| unfortunately|"
              + " sadly)?|[,:;]| -)\\s");
  // "The amount you paid", "whatever you ordered": what is spoken of, not what happened.
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\b(?:the (?:[\\w-]+"
              + " )?(?:day|date|moment|time|price|amount|sum|items?|products?|orders?|goods|things?|tickets?)|what(?:ever)?|when(?:ever)?|anything|everything|something|how"
              + " (?:many|much|long)(?: [\\w-]+){0,2}|(?:for|of|on|with|to|any|all|every)(?:"
              + " [\\w-]+){1,2}) (?:that |which )?(?:you|they|he|she|it|we)(?:'ve| have|'d| had|"
              + " was| were)? "
              + ADVERB
              + "(?:(?!need)\\w{2,}ed|bought|paid|got|made|sent|left|chose|took)\\b");
  private static final Pattern OWN =
      Pattern.compile(
          "^(?:so |and |well,? |ok,? |now )?(?:your|the|this) (?:[\\w-]+"
              + " ){1,5}?(?:is|are|has|have|takes|lasts|costs?|comes"
              + " to|renews|starts|begins|ends|expires|arrives|leaves|departs|amounts|needs)\\b");

  private CaseTalk() {}

  /// Whether it tells what happened, what somebody sees, or what is not so.
  ///
  /// @param plain the sentence in plain form
  static boolean isNoRule(String plain) {
    return PAST.matcher(REFERENCE.matcher(withoutGiven(plain)).replaceAll("")).find()
        || isSeen(plain, plain);
  }

  /// Whether it tells what somebody sees, how it is now, or what is not so.
  ///
  /// @param part what tells of a time: the sentence, or the part of it that matters
  static boolean isSeen(String plain, String part) {
    return SEEN.matcher(withoutGiven(plain)).find()
        || THEN.matcher(part).find()
        || (NOW.matcher(part).find() && CUSTOMER.matcher(part).find())
        || UNREAL.matcher(plain).find();
  }

  private static String withoutGiven(String plain) {
    String rest = GIVEN_BEFORE.matcher(OPENING.matcher(plain).replaceFirst("")).replaceFirst("");
    return GIVEN_AFTER.matcher(rest).replaceAll("");
  }

  /// Whether it may tell how it is with this customer: "your plan renews in 30 days".
  static boolean mayBeOwn(String plain) {
    return OWN.matcher(plain).find();
  }
}

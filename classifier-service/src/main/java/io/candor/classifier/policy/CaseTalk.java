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
              + " case\\b|\\b(?:so far|yesterday|ago|this (?:morning|afternoon|evening)|last"
              + " (?:night|week|month|year|winter|summer|spring|autumn|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\\b|\\bthere(?:'s|"
              + " is| are)(?: an?)? (?:pending|open|outstanding)\\b|\\bdeclined\\b|\\b\\d+"
              + " more\\b|\\bmy notes\\b|\\byour (?:\\w+"
              + " ){1,3}(?:ends?|renews?|expires?|starts?|begins?|runs out|(?:is|are) due)"
              + " (?:in|on)\\b|\\b(?:is|are) in use\\b");
  // "We currently ask $10" is a rule, "you currently have $10" is not.
  private static final Pattern NOW =
      Pattern.compile("\\b(?:currently|at the moment|right now|today|this (?:week|month|year))\\b");
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
              + " as|since|because|provided|(?:from|of|before|until) (?:the"
              + " )?(?:day|date|moment|time|when))\\b[^,;]*$");
  // "The amount you paid", "whatever you ordered": what is spoken of, not what happened.
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\b(?:the (?:[\\w-]+"
              + " )?(?:day|date|moment|time|price|amount|sum|items?|products?|orders?|goods|things?|tickets?)|what(?:ever)?|when(?:ever)?|anything|everything|something)"
              + " (?:that |which )?(?:you|they|he|she|it|we)(?:'ve| have|'d| had)? "
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
    String told =
        GIVEN_AFTER.matcher(GIVEN_BEFORE.matcher(plain).replaceFirst("")).replaceFirst("");
    return PAST.matcher(REFERENCE.matcher(told).replaceAll("")).find() || isSeen(plain);
  }

  /// Whether it tells what somebody sees, how it is now, or what is not so.
  static boolean isSeen(String plain) {
    return SEEN.matcher(plain).find()
        || (NOW.matcher(plain).find() && CUSTOMER.matcher(plain).find())
        || UNREAL.matcher(plain).find();
  }

  /// Whether it may tell how it is with this customer: "your plan renews in 30 days".
  static boolean mayBeOwn(String plain) {
    return OWN.matcher(plain).find();
  }
}

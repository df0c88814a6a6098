package io.candor.classifier.policy;

import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Words;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A sentence without a quantity that denies something, or grants it without a limit, beside the
/// assertion that it may contradict. Pure.
///
/// @param plain the sentence in plain form
/// @param asked what it may answer, in plain form; empty when there is nothing
/// @param assertion what it is held against
/// @param nearness similarity of the sentence, with what was asked, to the assertion, -1..1
/// @param covered share of the assertion's words that both hold, 0..1
record Denial(String plain, String asked, Assertion assertion, double nearness, double covered) {
  // "The free plan has no reports" tells of a plan.
  private static final String NAMED_FREE = " (?:plan|tier|version|account|edition|trial)\\b";
  private static final Pattern NEGATION =
      Pattern.compile(
          "\\b(?:no|not|never|none|nothing|nobody|neither|nor|cannot|nope|nah|non-\\w+|excluded|ruled"
              + " out|sadly|unfortunately|regrettably|i'm afraid|\\w+n't)\\b");
  private static final Pattern AFFIRMATION =
      Pattern.compile(
          "^(?:yes|yep|sure|certainly|of course|absolutely|totally|(?:you|she|he|they) can|it is|we"
              + " do)\\b");
  private static final Pattern FREE =
      Pattern.compile(
          "(?<!\\b(?:not|isn't|aren't|never|no longer) )\\bfree\\b(?!"
              + NAMED_FREE
              + ")|complimentary|on the house|\\bon us\\b|gratis|\\bwaive[sd]?\\b|\\bat no"
              + " (?:extra )?cost|no charge|nothing to"
              + " pay|(?:doesn't|don't|won't|never|not|needn't) (?:cost|pay|charge|be billed|be"
              + " charged)|without (?:paying|any charge|charge|cost)|\\bnothing\\b|\\bno (?:\\w+"
              + " )?(?:fee|charge|cost|excess|deposit|penalty)");
  private static final Pattern NOT_FREE =
      Pattern.compile(
          "\\b(?:not|isn't|aren't|never) (?:\\w+ )?free\\b|\\bnot for free\\b|always"
              + " pays?\\b|\\b(?:have|has) to (?:pay|be paid)|\\b(?:there is|there's|there"
              + " are|carry|carries|costs?) an? (?:\\w+"
              + " )*(?:fee|charge)|\\b(?:fee|charge|excess|period)s? (?:\\w+ )?(?:always"
              + " )?(?:applies|apply)\\b|subject to a|\\bpay (?:a|an|the|extra|full)\\b|\\bdo"
              + " pay\\b|\\bwe (?:do )?charge\\b|never waived|charged in full");
  private static final Pattern OPEN =
      Pattern.compile(
          "\\bany ?time|whenever|forever|for good|\\bas (?:\\w+"
              + " )?(?:long|much|many|often|big|heavy|early|late)(?: \\w+)? as|unlimited|\\bas"
              + " normal|\\bno (?:such )?(?:deadline|limit|cap|maximum|minimum|rush|time"
              + " limit|cutoff)|take your time|never (?:ends|closes|expires|runs out)|of any age|at"
              + " any moment");
  private static final Pattern NEEDLESS =
      Pattern.compile(
          AbsenceReader.NEEDLESS + "|\\bno \\w+ (?:is )?(?:needed|required|necessary)\\b");
  // Every sentence of a bot is asked for these: words alone, not the patterns above.
  private static final Pattern CUE =
      Pattern.compile(
          "\\b(?:no|not|never|none|nothing|nobody|neither|nor|cannot|nope|nah|non-\\w+|excluded|ruled"
              + " out|sadly|unfortunately|regrettably|afraid|free(?!"
              + NAMED_FREE
              + ")|complimentary|house|on"
              + " us|gratis|waived?|waives|forever|whenever|unlimited|without|always|any|anytime|however|whatever|regardless|for"
              + " good|as (?:long|much|many|often|normal)|take your time)\\b|n't\\b");
  // What is said out of courtesy, and reasons: "since it was not paid in time".
  private static final Pattern COURTESY =
      Pattern.compile(
          "\\bno (?:problem|worries|hard feelings|trouble|doubt|rush|need to"
              + " (?:panic|worry|apologi[sz]e))\\b|\\b(?:not a problem|nothing to worry"
              + " about|(?:don't|do not|please don't) worry|(?:won't|doesn't|shouldn't) take (?:too"
              + " )?long|can't wait|couldn't agree more|not to worry|any (?:questions?|other"
              + " questions?|time soon|branch|store|shop|location|agent|of our))\\b"
              + "|\\bsorry (?:to (?:hear|see|read|learn)|about|for|that"
              + " (?:it|your|the|you))\\b[^,;.!]*|^(?:i|we) (?:do |can |completely |fully"
              + " )?(?:understand|appreciate)\\b[^,;.!]*|^thank(?:s| you)\\b[^,;.!]*"
              + "|\\b(?:since|because|given that)\\b[^,;]*|,? not (?:just"
              + " |only )?(?:the|for the|your) (?:entire|whole|full|other)\\b[^,;]*"
              + "|, not (?:an?|the) [\\w-]+[.!]?$");
  // "I'm afraid that's not correct": so the customer's figure is not.
  private static final Pattern CORRECTS =
      Pattern.compile(
          "(?:\\bnot|n't) (?:quite |entirely |exactly )?(?:correct|right|true|accurate|the"
              + " case|ours?|something we|what we|how (?:it|we)|come from|apply"
              + " here)\\b|\\b(?:has|have|got) (?:it|that)"
              + " wrong\\b|\\b(?:mistaken|misinformed|outdated)\\b");
  // "I'm not able to issue a refund for this order."
  private static final Pattern OWN_ABILITY =
      Pattern.compile(
          "\\bi(?:'m| am)? (?:\\w+ )?(?:can't|cannot|can not|not able|unable|don't|have"
              + " no|haven't|do not|do that)\\b");
  private static final Pattern ASKS_WHETHER_OPEN =
      Pattern.compile(
          "\\b(?:forever|for good|as long as|always|whenever|last|run out|end|ever|stay)\\b");
  private static final Pattern ASKS_WHETHER_FREE =
      Pattern.compile("\\b(?:free|waive|no charge)\\b");
  private static final Pattern ASKS_FOR_MORE =
      Pattern.compile("\\b(?:more|above|beyond|again|longer|further|than (?:the|it))\\b");
  private static final Pattern ASKS_TO_SKIP =
      Pattern.compile("\\b(?:without|simply|straight away|from the start|anyway|skip)\\b");
  private static final Pattern PRICE =
      Pattern.compile("cost|fee|charge|penalt|excess|deposit|price|pay");
  private static final Pattern DUTY =
      Pattern.compile("must|has to|have to|deadline|notice|until|limit|up to|minimum|within");
  private static final Pattern FREE_ASSERTED =
      Pattern.compile("free of charge|at no cost|\\bfree\\b");

  /// Whether a sentence may be one: it denies, or says that something is free or open, states no
  /// quantity, is no question, and does not tell what the bot itself can do.
  static boolean isPossible(String plain) {
    return CUE.matcher(withoutCourtesy(plain)).find()
        && !plain.endsWith("?")
        && !OWN_ABILITY.matcher(plain).find()
        && Quantities.of(plain).isEmpty();
  }

  /// Whether it says that what the customer believes is wrong.
  static boolean corrects(String plain) {
    return CORRECTS.matcher(plain).find();
  }

  /// The last words that deny or grant.
  ///
  /// @throws java.util.NoSuchElementException if there are none
  static MatchResult cue(String plain) {
    return CUE.matcher(withoutCourtesy(plain))
        .results()
        .reduce((one, later) -> later)
        .orElseThrow();
  }

  /// With blanks in its place.
  private static String withoutCourtesy(String plain) {
    return COURTESY.matcher(plain).replaceAll(each -> " ".repeat(each.group().length()));
  }

  boolean asks() {
    return asked.contains("?");
  }

  boolean denies() {
    return NEGATION.matcher(plain).find();
  }

  boolean affirms() {
    return AFFIRMATION.matcher(plain).find();
  }

  boolean isFree() {
    return FREE.matcher(plain).find();
  }

  boolean isNotFree() {
    return NOT_FREE.matcher(plain).find();
  }

  boolean isOpen() {
    return OPEN.matcher(plain).find();
  }

  boolean isNeedless() {
    return NEEDLESS.matcher(plain).find();
  }

  boolean askedWhetherOpen() {
    return asks(ASKS_WHETHER_OPEN);
  }

  boolean askedWhetherFree() {
    return asks(ASKS_WHETHER_FREE);
  }

  boolean askedForMore() {
    return asks(ASKS_FOR_MORE);
  }

  boolean askedToSkip() {
    return asks(ASKS_TO_SKIP);
  }

  private boolean asks(Pattern pattern) {
    return asks() && pattern.matcher(asked).find();
  }

  /// Whether the assertion sets a price.
  boolean ofFee() {
    var value = assertion.value();
    boolean priced =
        value != null
            && (value.unit().dimension() == Dimension.MONEY
                || value.unit().dimension() == Dimension.PERCENT);
    return priced && PRICE.matcher(text()).find();
  }

  /// Whether the assertion asks something of the customer, or limits what they get.
  boolean ofDuty() {
    return DUTY.matcher(text()).find();
  }

  /// Whether the assertion says that something is free.
  boolean ofFree() {
    var value = assertion.value();
    return (value != null && value.high() == 0) || FREE_ASSERTED.matcher(text()).find();
  }

  private String text() {
    return Words.plain(assertion.text());
  }
}

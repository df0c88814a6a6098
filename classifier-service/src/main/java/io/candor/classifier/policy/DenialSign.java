package io.candor.classifier.policy;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What tells whether a sentence without a quantity denies an assertion: how near it is to it, how
/// it denies or grants, what it restricts that to, and what was asked. Weighed by a [SignModel];
/// each is 0 or 1 unless it says otherwise.
enum DenialSign implements Sign<Denial> {
  /// Similarity of the answer, with its question, to the assertion, in tenths.
  NEAR(denial -> true) {
    @Override
    public double of(Denial denial) {
      return 10 * denial.nearness();
    }
  },
  /// Share of the assertion's words that answer and question hold, in fifths.
  COVERED(denial -> true) {
    @Override
    public double of(Denial denial) {
      return 5 * denial.covered();
    }
  },
  /// It may answer a question.
  ASKED(Denial::asks),
  /// It follows a sentence that is no question.
  AFTER_A_SENTENCE(denial -> !denial.asked().isEmpty() && !denial.asks()),
  /// "Your refund hasn't been approved yet."
  NOT_YET(
      "\\b(?:yet|so far|still (?:being|open|with|looking|checking)|hasn't|haven't|not"
          + " (?:been|finished|come))\\b"),
  /// "We can't move the date by phone."
  ELSEWHERE(
      "\\b(?:from here|in this chat|by chat|by phone|by e-?mail|in store|from this chat|online|on"
          + " board|at the)\\b"),
  /// "Let me cancel that for you."
  OWN_ACTION("\\b(?:i'll|let me|i will|i've)\\b"),
  /// "Please don't throw away the box."
  INSTRUCTION(
      "^(?:please|kindly|do not|don't|never|always)\\b|\\bplease (?:don't|never|do not|just)\\b"),
  /// "At all", "whatever the reason".
  ABSOLUTE(
      "\\b(?:at all|whatever|whatsoever|circumstances|never|forever|regardless|no"
          + " matter|however|always|for good|whenever|irrespective|in the"
          + " least|slightest|anybody|everybody|everyone|anyone|any)\\b"),
  /// "You can't have more than that", "once the window has closed".
  PAST_THE_LIMIT(
      "\\b(?:more than|any more|no longer|anymore|any longer|longer than|above|beyond|the limit|the"
          + " maximum|than that|gone by|passed|ended|closed|run out|is over)\\b"),
  /// "Can no longer be cancelled once the card is activated."
  ONCE("(?:\\bno longer|\\bnot|n't|cannot)\\b.*\\b(?:once|after|as soon as)\\b"),
  /// It says that something is free.
  FREE(Denial::isFree),
  /// "No late fee is charged if you pay on time."
  FREE_IF(
      "(?:free|no|not|nothing|n't)\\b.*\\b(?:if you (?:have|pay|cancel|book|give|tell)|as long as"
          + " your|as long as you (?:have|pay|stay|keep)|within the|in good time|on time|on"
          + " request|in (?:its|their) (?:box|packaging))\\b"),
  /// "There's a limit on that", "every voucher has an expiry date".
  RESTATED(
      "\\b(?:there(?:'s| is) an? (?:\\w+"
          + " )?(?:limit|fee|charge|period|deadline|cap|price|maximum|minimum)|(?:has|have) an?"
          + " (?:\\w+ )?(?:limit|expiry|end|price|deadline)|comes? to an end|costs? a fee|over"
          + " (?:its|the|that) limit|without paying)\\b"),
  // What is said against what is asserted: `X_OF_Y` says X where the assertion is Y.
  FREE_OF_NO_PRICE(denial -> denial.isFree() && !denial.ofFee() && !denial.ofFree()),
  NOT_FREE_OF_FEE(denial -> denial.isNotFree() && denial.ofFee()),
  NOT_FREE_OF_FREE(denial -> denial.isNotFree() && denial.ofFree()),
  /// The assertion says that something is free.
  OF_FREE(Denial::ofFree),
  NEEDLESS_OF_DUTY(denial -> denial.isNeedless() && denial.ofDuty()),
  OPEN_OF_DUTY(denial -> denial.isOpen() && denial.ofDuty()),
  DENIED_OF_NO_PRICE(denial -> denial.denies() && !denial.ofFee() && !denial.isFree()),
  ASKED_WHETHER_OPEN(Denial::askedWhetherOpen),
  ASKED_WHETHER_FREE(Denial::askedWhetherFree),
  /// "Is it free?" "No."
  DENIED_FREE(denial -> denial.denies() && denial.askedWhetherFree() && !denial.ofFree()),
  DENIED_FREE_OF_FREE(denial -> denial.denies() && denial.askedWhetherFree() && denial.ofFree()),
  /// "Can I have more than that?" "No."
  DENIED_MORE(denial -> denial.denies() && denial.askedForMore()),
  /// "Can I simply turn up?" "No."
  DENIED_SKIPPING(denial -> denial.denies() && denial.askedToSkip()),
  /// "Can I have more than that?" "Sure."
  GRANTED_BEYOND(
      denial ->
          denial.affirms()
              && (denial.askedWhetherFree()
                  || denial.askedWhetherOpen()
                  || denial.askedForMore()
                  || denial.askedToSkip()));

  private final Predicate<Denial> holds;

  DenialSign(Predicate<Denial> holds) {
    this.holds = holds;
  }

  DenialSign(String words) {
    Pattern pattern = Pattern.compile(words);
    this.holds = denial -> pattern.matcher(denial.plain()).find();
  }

  @Override
  public double of(Denial denial) {
    return holds.test(denial) ? 1 : 0;
  }
}

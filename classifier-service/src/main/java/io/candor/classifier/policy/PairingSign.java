package io.candor.classifier.policy;

import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantity;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/// What tells whether a statement is about an assertion: how near it is in meaning and in words, by
/// how much nearer than to others, and whether it states a rule at all. Weighed by a [SignModel].
enum PairingSign implements Sign<Pairing> {
  /// Similarities and leads in tenths.
  SAID(pairing -> 10 * pairing.said().similarity()),
  SAID_LEAD(pairing -> 10 * pairing.said().lead()),
  ANSWERED(pairing -> 10 * pairing.answered().similarity()),
  ANSWERED_LEAD(pairing -> 10 * pairing.answered().lead()),
  /// Shares of words in fifths.
  SHARED(pairing -> 5 * pairing.shared()),
  COVERED(pairing -> 5 * pairing.covered()),
  CALLED(pairing -> 5 * pairing.called()),
  /// Rules of words and topics say that it is meant.
  TOLD(pairing -> oneIf(pairing.told())),
  /// They name no assertion at all.
  UNTOLD(pairing -> oneIf(pairing.untold())),
  OF_ITS_TOPIC(pairing -> oneIf(pairing.isOfTopic())),
  OF_ANOTHER_TOPIC(
      pairing ->
          oneIf(pairing.facet().topic() != null && pairing.hasTopic() && !pairing.isOfTopic())),
  /// Log-odds that the sentence states a rule, by its meaning: see [RuleHead].
  RULE(pairing -> pairing.spoken().ruleOdds()),
  /// The same where it rather states none.
  NOT_A_RULE(pairing -> Math.min(0, pairing.spoken().ruleOdds())),
  /// "You bought it 40 days ago."
  NO_RULE(pairing -> oneIf(pairing.spoken().noRule())),
  MAY_BE_OWN(pairing -> oneIf(pairing.spoken().maybeOwn())),
  OF_CASE(pairing -> oneIf(pairing.spoken().ofCase())),
  /// "Order 4711 of 12 May": what has happened to one customer.
  DATED(
      "\\b(?:january|february|march|april|may"
          + " \\d|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\\d{1,2}:\\d\\d|\\d{1,2}(?:st|nd|rd|th))\\b|#\\w|\\b[a-z]{0,4}-?\\d{4,}\\b|\\b\\d+\\.\\d\\d\\b"),
  YOURS(
      "\\b(?:your|this|the) (?:\\w+"
          + " )?(?:order|booking|account|ticket|invoice|bill|parcel|package|reservation|subscription|contract|claim|job|file|statement|balance|payment|form|notes?|screen|system)\\b"),
  /// "They take twelve pounds, as far as I know."
  OF_OTHERS(
      "\\b(?:their (?:website|site|price list|prices|window|page|shop|terms)|i've heard|i hear|as"
          + " far as i know|i believe|or so|apparently|across the street|over at|down the"
          + " road)\\b"),
  /// "So far you have paid half of it", "on average".
  AS_IT_STANDS(
      "\\b(?:so far|by now|right now|now|today|tonight|at the moment|currently|this"
          + " (?:year|month|week|morning)|last (?:year|month|week|night|term|summer|winter)|from"
          + " now|on average|altogether|in all|in total|comes to|adds? up to|amounts? to|going"
          + " by|according to|since (?:you|the|your|we))\\b"),
  /// "You can", "we charge", "it costs", "each": what holds for everybody.
  FOR_ALL(
      "\\b(?:we"
          + " (?:charge|give|offer|ask|take|need|allow|keep|hold|refund|pay|match|grant|require|want|accept|guarantee)|you"
          + " can|you may|you must|you have to|you need to|you'll|you get|you've got|must|has"
          + " to|have to|needs? to|costs?|is charged|are"
          + " charged|each|every|per|everyone|everybody|anyone|anybody|nobody|customers|people|whoever|always|never|usually|normally)\\b"),
  /// The customer said so of their case, and did not ask: "since your file is 1.4 GB".
  REPEATED(
      pairing ->
          oneIf(
              pairing.spoken().statement().repeated() && !pairing.spoken().statement().affirms())),
  /// "Since it is 3 kg over": a reason, not a rule.
  REASON(
      "^(?:so |and |well,? )?(?:since|as|because|given|with)"
          + " (?:you|your|the|it|this|that|he|she|they)\\b"),
  /// It may answer a question.
  ANSWERS(pairing -> oneIf(pairing.spoken().asks())),
  /// It follows a sentence that is no question, and says little without it.
  AFTER_A_SENTENCE(
      pairing ->
          oneIf(!pairing.spoken().statement().context().isEmpty() && !pairing.spoken().asks())),
  /// "Five learners" beside "eight participants".
  OF_OTHER_THINGS(
      pairing ->
          oneIf(
              Comparison.isOfOtherThings(
                  pairing.spoken().statement().quantity(), pairing.facet()))),
  /// Wrong values are seldom far from the right one.
  APART(Pairing::apart),
  NOTHING(pairing -> oneIf(pairing.spoken().statement().quantity().high() == 0)),
  /// "At any time", "lifetime".
  ANY_TIME(pairing -> oneIf(isUnlimited(pairing, Dimension.DURATION))),
  /// "As many as you like", "no cap".
  ANY_NUMBER(pairing -> oneIf(isUnlimited(pairing, Dimension.COUNT))),
  /// No other quantity of its dimension stands in the sentence.
  LONE(pairing -> oneIf(pairing.spoken().statement().lone())),
  QUANTITIES(pairing -> Math.min(4, pairing.spoken().quantities())),
  /// Words of the sentence that carry a subject, in fives.
  LENGTH(pairing -> pairing.spoken().said().size() / 5.0);

  private final ToDoubleFunction<Pairing> figure;

  PairingSign(ToDoubleFunction<Pairing> figure) {
    this.figure = figure;
  }

  PairingSign(String words) {
    Pattern pattern = Pattern.compile(words);
    this.figure = pairing -> oneIf(pattern.matcher(pairing.spoken().statement().plain()).find());
  }

  private static boolean isUnlimited(Pairing pairing, Dimension dimension) {
    Quantity said = pairing.spoken().statement().quantity();
    return said.isUnlimited() && said.unit().dimension() == dimension;
  }

  private static double oneIf(boolean holds) {
    return holds ? 1 : 0;
  }

  @Override
  public double of(Pairing pairing) {
    return figure.applyAsDouble(pairing);
  }
}

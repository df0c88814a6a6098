package io.candor.classifier.conversation;

import io.candor.classifier.wording.Wording;
import io.candor.classifier.wording.WordingModel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What the customer's last word says about how satisfied they leave.
enum CustomerSign {
  /// Says that the matter is settled.
  CONFIRMS,
  /// Thanks, says goodbye, or takes note: no complaint, no open ask.
  ACKNOWLEDGES,
  /// Is displeased or gives up.
  REJECTS,
  /// Asks for a human.
  ASKS_FOR_HUMAN,
  /// Says something else: an answer, a detail, a new ask.
  CONTINUES,
  /// Asks again what they asked before.
  REPEATS;

  /// What the wording alone tells, as the model names it.
  static final List<String> CLASSES =
      Arrays.stream(values()).filter(sign -> sign != REPEATS).map(Enum::name).toList();

  static final String MODEL = "customer-sign.tsv";

  private static final WordingModel SHIPPED = WordingModel.shipped(CustomerSign.class, MODEL);
  private static final Pattern HUMAN =
      Pattern.compile(
          "\\b((speak|talk|chat|connect|transfer|put|get|give|want|need|prefer|switch|escalate)\\b.*"
              + "\\b(human|person|people|agent|representative|rep|someone|somebody|colleague|operator|manager|supervisor|advisor|adviser|staff|team"
              + " member)|(human|real person|agent|representative|operator|person)( now| please|"
              + " pls)*|transfer me|not (a |with a |to a )?(bot|robot|machine))\\b( *\\?)*( please|"
              + " pls| now)*\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BARE_HUMAN =
      Pattern.compile(
          "^(an? |the )?(real |live |human )?(human|agent|person|representative|operator)"
              + "( please| pls| now| asap)*\\??$");

  private static final Pattern NEGATED_SUCCESS =
      Pattern.compile(
          "\\b(not|n't|never|no longer|hardly|isn't|wasn't|doesn't|didn't|don't|won't|can't|cannot"
              + "|still)\\b.{0,25}\\b(work|works|worked|working|help|helps|helped|helping|solve"
              + "|solved|resolved|fixed|answer|answers|answered|what i (asked|need|want|meant)"
              + "|understand|useful|right|correct|good enough|acceptable|arrived|received)\\b");
  private static final Pattern DISPLEASED =
      Pattern.compile(
          "\\b(useless|ridiculous|terrible|horrible|awful|pathetic|unacceptable|nonsense|rubbish"
              + "|stupid|waste of (my )?time|frustrat\\w+|annoy\\w+|disappoint\\w+|fed up|angry"
              + "|give up|giving up|gave up|forget it|forget about it|never ?mind|what a joke"
              + "|same (answer|thing|reply|response|link|question)|(you|u) (don't|do not|didn't"
              + "|aren't|are not)|wrong (answer|again)|going (round|around) in circles|in circles"
              + "|no use|pointless|hopeless|worst|scam|lawyer|complain\\w*|i('ll| will) (leave"
              + "|cancel)|not happy|unhappy|this is a joke|asked (something else|you)"
              + "|already (told|said|tried|did|gave|explained))\\b"
              + "|^no( no)+$|^(no|nope|nah|wrong|bad)( thanks)?$");
  private static final Pattern SETTLED =
      Pattern.compile(
          "\\b(solved|resolved|sorted|fixed|settled|works( now| again| fine)?|worked|did it|did the"
              + " trick|all (good|set|done|fine)|problem gone|that's it|that is it|answers? my"
              + " question|answered (it|my)|what i (needed|wanted|was looking for)|(you )?can"
              + " close|close (the|this|my) (ticket|case|chat)|fine now|good now|confirmed|that"
              + " (helps|helped)|(very|really) helpful|perfect|problem solved)\\b");
  private static final Pattern COURTEOUS =
      Pattern.compile(
          "\\b(thanks?|thank"
              + " you|thx|ty|cheers|great|good|awesome|wonderful|excellent|cool|super|brilliant|lovely|nice|bye|goodbye|ok|okay|k|alright|all"
              + " right|fine|i see|got it|understood|understand|noted|sure|yes|yep|yeah|will"
              + " (do|try|check|look)|let me (see|check|try)|i'll"
              + " (try|check|look|see|do|wait)|appreciate\\w*|makes sense|have a"
              + " (nice|good|great)|much obliged|clear)\\b");

  // What the commonest words say, beside how they are put.
  private static final Map<String, Pattern> SIGNS =
      Map.of(
          "@human", HUMAN,
          "@bare human", BARE_HUMAN,
          "@no success", NEGATED_SUCCESS,
          "@displeased", DISPLEASED,
          "@settled", SETTLED,
          "@courteous", COURTEOUS);
  // Half of the content words of the shorter ask come again in the other.
  private static final double SAME_ASK_OVERLAP = 0.5;
  private static final int MANY = 16;
  private static final int FEW = 4;

  /// What the last customer turn says, given the customer's turns before it.
  static CustomerSign of(String last, List<String> earlier) {
    CustomerSign sign = valueOf(SHIPPED.likeliest(features(last)));
    return sign == CONTINUES && earlier.stream().anyMatch(turn -> isSameAsk(turn, last))
        ? REPEATS
        : sign;
  }

  /// How a turn is worded, and what its commonest words say.
  static Set<String> features(String text) {
    Set<String> features = new LinkedHashSet<>(Wording.of(text));
    String plain = Phrases.plain(text);
    SIGNS.forEach(
        (sign, pattern) -> {
          if (pattern.matcher(plain).find()) {
            features.add(sign);
          }
        });
    features.add("@words " + Math.min(Phrases.wordCount(text), MANY) / FEW);
    return features;
  }

  private static boolean isSameAsk(String earlier, String last) {
    Set<String> before = Phrases.contentWords(earlier);
    Set<String> now = Phrases.contentWords(last);
    int shorter = Math.min(before.size(), now.size());
    if (shorter < 2) {
      return false;
    }
    Set<String> common = new HashSet<>(before);
    common.retainAll(now);
    return common.size() >= 2 && common.size() >= SAME_ASK_OVERLAP * shorter;
  }
}

package io.candor.classifier.capability;

import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Words;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The commonest phrases in which bots say what is done: an active sentence of the bot ("I've
/// issued
/// your refund"), a passive one about the customer's own matter ("your plan was updated"), a short
/// one ("$20 refunded"), or a state that only an action brings about ("the refund is on its way").
/// They tell what was done to what, and are a sign for [ClaimReader].
final class ClaimPhrases {
  static final String DONE = "(" + ActionKind.participlePattern() + ")";
  private static final String ADVERBS =
      "(?:\\s+(?:just|already|now|also|gone ahead"
          + " and|successfully|since|today|all|both|fully|been|hereby|duly|gladly|personally|manually|immediately|then|have))*";

  private static final Pattern ACTIVE =
      Pattern.compile(
          "\\b(?:i|we)(?:'ve| have| had|'d)?(?: (?:gone|went) ahead and)?"
              + ADVERBS
              + "\\s+"
              + DONE
              + "\\b(?! (?:that (?:you|we|it|i|the|your|there|they|he|she|this)\\b|an error))(?:"
              + " up\\b| back\\b)?(.*)");
  // "I was able to book it", "I managed to get it refunded" says that it is done.
  private static final Pattern ABLE =
      Pattern.compile(
          "\\b(?:i|we)(?:(?: was|'ve been| have been| were) able to|(?:'ve| have)? managed to)"
              + " (?:successfully )?(\\w+)\\b(.*)");
  // "I've got that appointment booked."
  private static final Pattern GOT =
      Pattern.compile("\\b(?:i|we)(?:'ve| have)? got (.{2,60}?)\\b" + DONE + "\\b(.*)");
  private static final Pattern ACTIVE_MORE =
      Pattern.compile("^.*?\\band (?:also |have |then )?" + DONE + "\\b(.*)");
  private static final Pattern PASSIVE =
      Pattern.compile(
          "^(.*?)\\b((?:has|have|had)(?: also| now| already| both| all| successfully| just| since)*"
              + " been|was|were|is now|are now|got|is|are|'s been|'ve"
              + " been|(?<=\\bit|\\bthat|\\beverything)'s)"
              + ADVERBS
              + "\\s+"
              + DONE
              + "\\b(.*)");

  static final Pattern NOT_DONE_BEFORE =
      Pattern.compile(
          "\\b(?:will|would|can|could|may|might|must|should|shall|to be|going to|need to|needs"
              + " to|have to|has"
              + " to|not|never|cannot|n't|unable|no|if|unless|once|when|whenever|until|till|before|whether|after|as"
              + " soon as|in case|please|let me|ready to|want(?: me)? to|like me to|about"
              + " to|be|try|tried to|attempted to|yet|where|how|which|what|every|each time|if"
              + " you|you(?:'ve| have)|customers?|who)\\b[^,;.!-]*$|n't\\b[^,;.!-]*$");
  private static final Pattern REPORTED =
      Pattern.compile(
          "\\b(?:it (?:looks|seems|appears|shows)|looks like|i (?:can"
              + " )?(?:see|saw|found|noticed|understand)|i(?:'m| am) seeing|according"
              + " to|(?:system|record|account|history|tracking|status)s?"
              + " (?:show|say|indicate)\\w*|shows? that|apparently|it is said|you"
              + " (?:said|mentioned|told|wrote)|reports? that|confirm(?:ed|s)? by|since"
              + " your|earlier|previously|originally|yesterday|last (?:week|month|year|night)|on"
              + " (?:january|february|march|april|may|june|july|august|september|october|november|december|\\d|the"
              + " \\d+(?:st|nd|rd|th)\\b)|in"
              + " (?:january|february|march|april|june|july|august|september|october|november|december)|(?:hours?|days?|weeks?|months?|years?)"
              + " ago)\\b");
  static final Pattern LATER =
      Pattern.compile(
          "^[^.!,;]*\\b(?:if|once|when|unless|until|after (?:you|we|the|your|it)|as soon"
              + " as|provided|upon)\\b");
  private static final Pattern OWN =
      Pattern.compile(
          "\\b(?:your|the|this|that|these|those|it|they|both|all|everything|\\w*\\d[\\w.,-]*)\\b|[$€£]|^\\s*$"
              // "Reservation is confirmed."
              + "|^(?:booking|reservation|appointment|tickets?|room|table|visit|transfer|payment)\\s*$");
  private static final Pattern GENERIC_SUBJECT =
      Pattern.compile(
          "^(?:a|an|any|each|every|most|all|some|these|such|returns|refunds|orders|invoices|plans|exchanges|cancellations|payments|accounts|customers|seats|cards|users)\\b(?!"
              + " (?:three|two|of your|your|the|set|done))");
  // "The transaction was made at a shop": nothing that a bot does.
  private static final Pattern OF_THE_CUSTOMER =
      Pattern.compile("\\b(?:transaction|purchase|charge|withdrawal)s?\\b");
  private static final Pattern ASIDE = Pattern.compile("\\s*\\([^()]*\\)\\s*");
  // By whom or why: not by the bot.
  private static final Pattern BY_OTHERS =
      Pattern.compile(
          "^\\s*by (?:the|your|a|an|another|its) (?!end\\b|way\\b)|\\b(?:due to|because of|owing"
              + " to)\\b");
  // When something else was done: a record, not this conversation.
  private static final Pattern FOR_THE_CUSTOMER =
      Pattern.compile("\\b(?:you|your|requested|asked|successfully)\\b");
  private static final Pattern THAT_DAY =
      Pattern.compile("\\bon (?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b");
  private static final Pattern RELATIVE = Pattern.compile("\\b(?:that|which|who)\\s*$");

  private ClaimPhrases() {}

  /// The claim of a sentence; absent when no phrase makes one.
  static @Nullable Claim claim(int turnIndex, Instant time, String sentence) {
    String plain = ASIDE.matcher(Words.plain(sentence)).replaceAll(" ");
    Claim claim = null;
    for (String clause :
        plain.split("(?<=\\w)(?:; | - |, but | but |, and (?=i|we|your|the)|: )")) {
      if (claim == null && !clause.endsWith("?") && !REPORTED.matcher(clause).find()) {
        claim = inClause(turnIndex, time, sentence, clause);
      }
    }
    return claim;
  }

  private static @Nullable Claim inClause(
      int turnIndex, Instant time, String sentence, String clause) {
    Matcher able = ABLE.matcher(clause);
    if (able.find()) {
      String done = ActionKind.participle(able.group(1));
      Claim claim =
          done == null || NOT_DONE_BEFORE.matcher(clause.substring(0, able.start())).find()
              ? null
              : ClaimMaker.make(turnIndex, time, sentence, done, able.group(2), clause);
      if (claim != null) {
        return claim;
      }
    }
    Matcher got = GOT.matcher(clause);
    if (got.find() && !NOT_DONE_BEFORE.matcher(clause.substring(0, got.end(1))).find()) {
      Claim claim = ClaimMaker.make(turnIndex, time, sentence, got.group(2), got.group(1), clause);
      if (claim != null) {
        return claim;
      }
    }
    Matcher active = ACTIVE.matcher(clause);
    while (active.find()) {
      String before = clause.substring(0, active.start());
      String object = active.group(2);
      Claim claim =
          NOT_DONE_BEFORE.matcher(before).find() || LATER.matcher(before).find()
              ? null
              : ClaimMaker.make(turnIndex, time, sentence, active.group(1), object, clause);
      if (claim != null) {
        return claim;
      }
      Matcher more = ACTIVE_MORE.matcher(object);
      if (more.find()) {
        claim = ClaimMaker.make(turnIndex, time, sentence, more.group(1), more.group(2), clause);
        if (claim != null) {
          return claim;
        }
      }
      active.region(active.start() + 1, clause.length());
    }
    Claim claim = passive(turnIndex, time, sentence, clause);
    claim = claim == null ? StateClaims.you(turnIndex, time, sentence, clause) : claim;
    claim = claim == null ? StateClaims.state(turnIndex, time, sentence, clause) : claim;
    return claim == null ? StateClaims.brief(turnIndex, time, sentence, clause) : claim;
  }

  private static @Nullable Claim passive(
      int turnIndex, Instant time, String sentence, String clause) {
    Matcher passive = PASSIVE.matcher(clause);
    if (!passive.find()) {
      return null;
    }
    String subject = passive.group(1);
    String auxiliary = passive.group(2);
    String rest = passive.group(4);
    boolean present = auxiliary.equals("is") || auxiliary.equals("are") || auxiliary.equals("'s");
    boolean past = auxiliary.startsWith("was") || auxiliary.startsWith("were");
    String done = passive.group(3);
    boolean status =
        ActionKind.claimed(done, Set.of()) == ActionKind.SECURE && (past || present)
            || clause.contains("already been");
    boolean perfect = !present && !past;
    if (status
        || (past && done.equals("made") && OF_THE_CUSTOMER.matcher(subject).find())
        || (!perfect
            && (!OWN.matcher(subject).find() || GENERIC_SUBJECT.matcher(subject.strip()).find()))
        || NOT_DONE_BEFORE.matcher(subject).find()
        || RELATIVE.matcher(subject).find()
        || BY_OTHERS.matcher(rest).find()
        || (past && THAT_DAY.matcher(rest).find())
        || (past && isOfNobody(subject, clause))
        || (present && (LATER.matcher(rest).find() || hasDuration(rest)))) {
      return null;
    }
    Claim claim =
        ClaimMaker.make(turnIndex, time, sentence, done, subject + " " + nearest(rest), clause);
    return claim != null && present && done.equals("confirmed") ? claim.read() : claim;
  }

  /// "The gate was changed": nothing of the customer's, and nobody asked for it.
  private static boolean isOfNobody(String subject, String clause) {
    return subject.strip().startsWith("the ")
        && ClaimMaker.objects(subject, "").isEmpty()
        && !FOR_THE_CUSTOMER.matcher(clause).find();
  }

  /// "Has been refunded to your card": what follows adds to what it was done to.
  private static String nearest(String rest) {
    return rest.length() > 80 ? rest.substring(0, 80) : rest;
  }

  private static boolean hasDuration(String text) {
    return Quantities.of(text.strip()).stream()
        .anyMatch(
            quantity -> quantity.unit().dimension() == Dimension.DURATION && quantity.high() > 0);
  }
}

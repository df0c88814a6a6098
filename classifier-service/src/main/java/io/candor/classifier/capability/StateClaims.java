package io.candor.classifier.capability;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Claims without a sentence of doing: what the customer is now ("you're now on the Pro plan"), a
/// state that only an action brings about ("the refund is on its way"), and a short one
/// ("$20 refunded").
final class StateClaims {
  private static final Pattern SHORT =
      Pattern.compile(
          "^(?:(?:all (?:set|done)|done|ok(?:ay)?|great(?: news)?|good"
              + " news|perfect|sure|success|confirmed|consider it done|there you go|here you"
              + " go|alright|thanks|thank you)\\b[\\s,:.!-]*)*((?:[^,;:]{1,60}))\\s+(?:successfully"
              + " )?"
              + ClaimPhrases.DONE
              + "(?:[\\s.!:,]*$|\\s+(?:to|for|as|by|with|from|under|on|in|successfully)\\b.*)");
  private static final Pattern STATE =
      Pattern.compile(
          "^(?:(?:your|the|a|this|that)\\b)?(.*?)\\s*(?:is|are|'s|has been|have been)(?: now|"
              + " already)?\\s+(on (?:it'?s|their|the) way\\b|back (?:with you|in your|on"
              + " your)|under ?way\\b|in place\\b|(?:all )?set(?:"
              + " up)?\\b|complete\\b|done\\b|through\\b)(.*)");
  private static final Pattern YOU =
      Pattern.compile(
          "\\byou(?:(?:'ve| have)(?: now| already| just)? been|(?: were| are|'re)(?: now| already|"
              + " just)?(?:"
              + " been)?)\\s+(refunded|reimbursed|credited|upgraded|downgraded|switched|moved|enrolled|rebooked|unsubscribed|transferred|registered|booked|confirmed|scheduled)\\b(.*)");
  private static final Pattern WENT_THROUGH =
      Pattern.compile(
          "^(.*?)\\b(?:went through|has gone through|(?:has |have )?left our"
              + " (?:account|bank)s?|(?:is|are) going back to (?:you|your)|(?:(?:was|has"
              + " been|were|is) )?(?:successfull?|a success)|succeeded)\\b.*");
  // "You've booked the hotel" after it was asked for.
  private static final Pattern YOU_HAVE =
      Pattern.compile(
          "\\byou(?:'ve| have)(?: now| just)?(?: successfully)?"
              + " (booked|reserved|purchased|rented)\\b(.*)");
  // "You are now in seat 12A": a state that only an action brings about.
  private static final Pattern NOW_ON =
      Pattern.compile("\\byou(?:'re| are) now (?:in (?=seat|room)|on (?:the|a|our) )(.*)");
  private static final Pattern AMOUNT_OR_CODE = Pattern.compile("[$€£#]|\\d");

  private StateClaims() {}

  static @Nullable Claim you(int turnIndex, Instant time, String sentence, String clause) {
    Matcher you = YOU.matcher(clause);
    if (you.find() && !ClaimPhrases.LATER.matcher(clause).find()) {
      String done = you.group(1);
      boolean booked =
          done.equals("booked") || done.equals("confirmed") || done.equals("scheduled");
      String about = (booked ? "booking " : "account ") + you.group(2);
      Claim claim = ClaimMaker.make(turnIndex, time, sentence, done, about, clause);
      return claim != null && booked ? claim.read() : claim;
    }
    Matcher have = YOU_HAVE.matcher(clause);
    if (have.find()
        && !ClaimPhrases.NOT_DONE_BEFORE.matcher(clause.substring(0, have.start())).find()) {
      Claim claim =
          ClaimMaker.make(turnIndex, time, sentence, have.group(1), have.group(2), clause);
      return claim == null ? null : claim.read();
    }
    Matcher now = NOW_ON.matcher(clause);
    return now.find() && !ClaimPhrases.LATER.matcher(clause).find()
        ? ClaimMaker.make(turnIndex, time, sentence, "changed", "your " + now.group(1), clause)
        : null;
  }

  static @Nullable Claim state(int turnIndex, Instant time, String sentence, String clause) {
    Matcher through = WENT_THROUGH.matcher(clause);
    if (through.find() && !ClaimPhrases.NOT_DONE_BEFORE.matcher(through.group(1)).find()) {
      Set<ActionObject> objects = ClaimMaker.objects(through.group(1), clause);
      if (objects.contains(ActionObject.BOOKING) || objects.contains(ActionObject.TRANSFER)) {
        return new Claim(ActionKind.CREATE, objects, null, turnIndex, time, sentence);
      }
      if (objects.contains(ActionObject.REFUND) || ClaimMaker.amount(through.group(1)) != null) {
        objects.add(ActionObject.REFUND);
        return new Claim(
            ActionKind.REFUND, objects, ClaimMaker.amount(clause), turnIndex, time, sentence);
      }
    }
    Matcher state = STATE.matcher(clause);
    if (!state.find() || ClaimPhrases.LATER.matcher(clause).find()) {
      return null;
    }
    Set<ActionObject> objects = ClaimMaker.objects(state.group(1), clause);
    objects.retainAll(
        EnumSet.of(
            ActionObject.REFUND,
            ActionObject.MONEY,
            ActionObject.REPLACEMENT,
            ActionObject.PASSWORD,
            ActionObject.LABEL,
            ActionObject.INVOICE,
            ActionObject.CREDIT,
            ActionObject.PLAN,
            ActionObject.EXCHANGE,
            ActionObject.RETURN,
            ActionObject.TRANSFER,
            ActionObject.BOOKING));
    if (objects.isEmpty()) {
      return null;
    }
    boolean money = objects.contains(ActionObject.REFUND) || objects.contains(ActionObject.MONEY);
    return new Claim(
        money ? ActionKind.REFUND : ActionKind.SEND,
        objects,
        ClaimMaker.amount(clause),
        turnIndex,
        time,
        sentence);
  }

  static @Nullable Claim brief(int turnIndex, Instant time, String sentence, String clause) {
    Matcher brief = SHORT.matcher(clause);
    if (!brief.find() || ClaimPhrases.NOT_DONE_BEFORE.matcher(brief.group(1)).find()) {
      return null;
    }
    String subject = brief.group(1).strip();
    boolean generic = !AMOUNT_OR_CODE.matcher(subject).find() && subject.split(" ").length > 3;
    return generic
            || subject.matches(
                ".*\\b(?:i|we|you|they|he|she|it|is|are|was|were|be|has|have|had|as|than|items?|price|card|method|payment)\\b.*")
        ? null
        : ClaimMaker.make(turnIndex, time, sentence, brief.group(2), subject, clause);
  }
}

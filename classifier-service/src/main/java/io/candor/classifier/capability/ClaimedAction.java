package io.candor.classifier.capability;

import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Words;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which action a sentence claims: what was done, to what, over which amount.
///
/// @param kind what was done
/// @param objects what to
/// @param amount the money it speaks of; absent when it names none
/// @param readable whether a record may say so, too: "your flight is confirmed"
/// @param byOthers whether it may be others who do it
record ClaimedAction(
    ActionKind kind,
    Set<ActionObject> objects,
    @Nullable Quantity amount,
    boolean readable,
    boolean byOthers) {
  private static final Pattern BACK =
      Pattern.compile(
          "\\b(?:money|amount|it|that|[\\d.]+) back\\b|\\bon (?:its|the) way\\b|\\bgo(?:ing|es)"
              + " back\\b");
  private static final Pattern RECORDED =
      Pattern.compile(
          "\\b(?:is|are|'s|'re|you have|you've)(?: now| all| both)*"
              + " (?:confirmed|booked|reserved|scheduled)\\b");
  // The bot says that it did something, not that something is so.
  private static final Pattern BY_THE_BOT =
      Pattern.compile(
          "\\b(?:i|we)(?:'ve| have)?(?: just| already| now| also)*"
              + " (?!look|check|f[oi]und?|s[ae][ew]|can|review|read|locat|got)\\w+");
  private static final Pattern UNDER_WAY =
      Pattern.compile(
          "\\b(?:is|are|'s|being) (?:being |noted|planned|packed|expected|due)"
              + "|\\bbeing \\w+ed\\b");
  private static final Set<String> DOER =
      Set.of("i", "we", "i've", "we've", "have", "has", "been", "was", "were", "is", "are", "got");
  private static final Set<String> BETWEEN =
      Set.of(
          "just", "now", "already", "also", "successfully", "gone", "went", "ahead", "and", "all");

  ClaimedAction {
    objects = Set.copyOf(objects);
  }

  /// Reads a sentence that claims an action.
  static ClaimedAction of(String sentence) {
    String plain = Words.plain(sentence);
    List<String> words = Words.of(plain);
    Quantity amount = ClaimMaker.amount(plain);
    Set<ActionObject> objects = ClaimMaker.objects(plain, plain);
    ActionKind kind = kind(words, objects);
    if (isPaying(kind, objects, plain)) {
      kind = ActionKind.REFUND;
    }
    if (kind == ActionKind.CREATE && ClaimMaker.CANCELLATION.matcher(plain).find()) {
      kind = ActionKind.CANCEL; // "the cancellation has been processed"
    }
    if (kind == ActionKind.REFUND) {
      objects.add(ActionObject.REFUND);
    }
    if (words.contains("transferred")) {
      objects.add(ActionObject.TRANSFER);
    }
    if (kind == ActionKind.CHANGE) {
      objects.remove(ActionObject.MONEY); // the price of what it was changed to
    }
    return new ClaimedAction(
        kind, objects, amount, RECORDED.matcher(plain).find(), isByOthers(kind, objects, plain));
  }

  /// "Your order is being prepared", "it left our warehouse": what others do, as a record may say.
  private static boolean isByOthers(ActionKind kind, Set<ActionObject> objects, String plain) {
    boolean onItsWay =
        (kind == ActionKind.OTHER || kind == ActionKind.SEND)
            && objects.equals(Set.of(ActionObject.ORDER));
    return !BY_THE_BOT.matcher(plain).find() && (onItsWay || UNDER_WAY.matcher(plain).find());
  }

  Claim claim(int turnIndex, Instant time, String sentence) {
    return new Claim(kind, objects, amount, turnIndex, time, sentence, readable);
  }

  /// By the first word for something done that follows who did it or "has been"; else by the first
  /// such word at all, or a verb after "to" ("managed to cancel").
  private static ActionKind kind(List<String> words, Set<ActionObject> objects) {
    ActionKind first = null;
    boolean follows = false;
    for (String word : words) {
      ActionKind kind = ActionKind.claimed(word, objects);
      if (kind != null && follows) {
        return kind;
      }
      first = first == null ? kind : first;
      follows = DOER.contains(word) || (follows && BETWEEN.contains(word));
    }
    for (int i = words.indexOf("to") + 1; first == null && i > 0 && i < words.size(); i++) {
      String done = ActionKind.participle(words.get(i));
      first = done == null ? null : ActionKind.claimed(done, objects);
    }
    return first == null ? ActionKind.OTHER : first;
  }

  private static boolean isPaying(ActionKind kind, Set<ActionObject> objects, String plain) {
    boolean back =
        objects.contains(ActionObject.REFUND)
            || (objects.contains(ActionObject.MONEY) && BACK.matcher(plain).find());
    return kind == ActionKind.OTHER ? back : ClaimMaker.isPaying(kind, objects);
  }
}

package io.candor.classifier.capability;

import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Words;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a claim of what is said to be done and of the words for what it was done to.
final class ClaimMaker {
  static final Pattern CANCELLATION =
      Pattern.compile("\\b(?:cancell?ation|termination|closure)\\b");
  private static final Pattern PRONOUN =
      Pattern.compile(
          "^\\s*(?:(?:it|them)\\b|(?:that|this)(?:\\s*$| (?:is|was|has|for|to|on|up|all)\\b))"
              + "(?! \\w+ (?:order|plan|card))");

  // Verbs that say what was done, whatever it was done to.
  private static final Set<String> SAYS_ALL =
      Set.of("booked", "reserved", "bought", "purchased", "rented");

  private ClaimMaker() {}

  /// The claim; absent when the words claim no action.
  static @Nullable Claim make(
      int turnIndex, Instant time, String sentence, String done, String about, String clause) {
    Set<ActionObject> objects = objects(about, clause);
    ActionKind kind = ActionKind.claimed(done, objects);
    if (kind == null) {
      return null;
    }
    if (isPaying(kind, objects)) {
      kind = ActionKind.REFUND;
    }
    if (kind == ActionKind.REFUND) {
      objects.add(ActionObject.REFUND);
    }
    if (done.equals("transferred")) {
      objects.add(ActionObject.TRANSFER);
    }
    if (kind == ActionKind.CHANGE) {
      objects.remove(ActionObject.MONEY); // the price of what it was changed to
    }
    if (kind == ActionKind.CREATE && CANCELLATION.matcher(about).find()) {
      kind = ActionKind.CANCEL; // "the cancellation has been processed"
    }
    boolean bare =
        objects.isEmpty()
            && !SAYS_ALL.contains(done)
            && kind != ActionKind.REFUND
            && kind != ActionKind.ESCALATE
            && kind != ActionKind.CANCEL
            && kind != ActionKind.CHANGE;
    boolean onlyRequest =
        objects.equals(EnumSet.of(ActionObject.REQUEST)) && kind != ActionKind.ESCALATE;
    boolean vagueChange =
        objects.isEmpty()
            && kind == ActionKind.CHANGE
            && !clause.matches(".*\\b(?:to|from|successfully|as requested|for you)\\b.*");
    boolean underWay = kind == ActionKind.SEND && objects.equals(EnumSet.of(ActionObject.ORDER));
    return bare || onlyRequest || vagueChange || underWay
        ? null
        : new Claim(kind, objects, amount(clause), turnIndex, time, sentence);
  }

  /// "I've processed the repayment", "I've cancelled the charge and returned the $20".
  static boolean isPaying(ActionKind kind, Set<ActionObject> objects) {
    boolean moneyAlone =
        objects.contains(ActionObject.MONEY)
            && objects.stream().filter(ActionObject::isSpecific).count() == 1;
    return switch (kind) {
      case CREATE, SEND, APPLY -> objects.contains(ActionObject.REFUND) || moneyAlone;
      case CANCEL -> moneyAlone;
      case REFUND, CHANGE, SECURE, ESCALATE, OTHER -> false;
    };
  }

  static Set<ActionObject> objects(String about, String clause) {
    String named = PRONOUN.matcher(about).find() ? clause : about;
    Set<String> stems = new HashSet<>();
    for (String word : Words.of(named)) {
      if (word.equals("returned") || word.equals("exchanged")) {
        continue; // here a verb
      }
      stems.add(word);
      stems.add(Words.stem(word));
    }
    Set<ActionObject> objects = EnumSet.noneOf(ActionObject.class);
    objects.addAll(ActionObject.in(stems));
    if (amount(about) != null || (amount(clause) != null && named.contains("back"))) {
      objects.add(ActionObject.MONEY);
    }
    return objects;
  }

  static @Nullable Quantity amount(String plain) {
    return Quantities.of(plain).stream()
        .filter(quantity -> quantity.unit().dimension() == Dimension.MONEY)
        .findFirst()
        .orElse(null);
  }
}

package io.candor.classifier.capability;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A kind of doing, by the verbs that claim it and the words by which tools are called.
public enum ActionKind {
  REFUND(
      "refunded reimbursed repaid credited reversed returned:money transferred:money sent:money"
          + " paid:money booked:money deposited:money released:money paid_out:money wired:money"
          + " given:money gave:money put:money",
      "refund credit reimburse reverse repay chargeback payback compensate compensation goodwill"
          + " payout"),
  CANCEL(
      "cancelled canceled terminated revoked closed stopped ended voided withdrawn withdrew"
          + " discontinued unsubscribed",
      "cancel terminate revoke close stop void withdraw unsubscribe delete end"),
  CHANGE(
      "changed updated modified amended adjusted edited corrected switched upgraded downgraded"
          + " moved swapped ported replaced exchanged converted renamed extended increased"
          + " decreased lowered raised reduced renewed migrated rebooked rescheduled set",
      "change update modify amend adjust edit correct switch upgrade downgrade move swap replace"
          + " exchange set convert rename extend increase decrease raise lower renew migrate rebook"
          + " reschedule patch put"),
  CREATE(
      "created opened registered filed logged submitted initiated started placed generated made"
          + " issued launched scheduled arranged booked reserved ordered requested enrolled signed"
          + " processed completed finalized finalised executed approved raised prepared produced"
          + " bought purchased rented hired confirmed:booking"
          + " lodged recorded took_care_of taken_care_of dealt_with sorted triggered",
      "create open register file log submit initiate start place generate make issue schedule"
          + " arrange book reserve enroll process complete add new raise insert lodge record buy"
          + " purchase rent hire"),
  SEND(
      "sent resent emailed e-mailed mailed dispatched shipped texted messaged delivered:document"
          + " posted",
      "send resend email mail trigger dispatch ship text message notify deliver post"),
  APPLY(
      "applied added granted waived removed deducted included attached redeemed gave given honoured"
          + " honored matched",
      "apply add grant waive remove deduct include attach redeem give honor match"),
  SECURE(
      "blocked unblocked frozen froze unfroze unfrozen locked unlocked reactivated activated"
          + " deactivated enabled disabled suspended restored reset reinstated whitelisted"
          + " verified:account",
      "block unblock freeze unfreeze lock unlock reactivate activate deactivate enable disable"
          + " suspend restore reset reinstate whitelist"),
  ESCALATE(
      "escalated forwarded transferred passed handed assigned notified informed alerted flagged"
          + " reported referred routed redirected connected contacted",
      "escalate handoff handover forward route assign notify alert flag refer pass connect contact"
          + " transfer"),
  /// Something that is done in other words: "I've lifted the cap".
  OTHER("", "");

  private static final Map<String, String> PARTICIPLES = participles();

  private final Set<String> participles;
  private final Set<String> toolWords;

  ActionKind(String participles, String toolWords) {
    this.participles =
        Arrays.stream(participles.split(" "))
            .map(word -> word.replace('_', ' '))
            .collect(Collectors.toUnmodifiableSet());
    this.toolWords = Set.of(toolWords.split(" "));
  }

  /// The kind that a participle or past tense claims of these objects; absent for what is no action
  /// ("checked", "found") or is one of other objects only.
  static @Nullable ActionKind claimed(String participle, Set<ActionObject> objects) {
    boolean money = objects.contains(ActionObject.MONEY) || objects.contains(ActionObject.REFUND);
    boolean booking = objects.contains(ActionObject.BOOKING);
    for (ActionKind kind : values()) {
      if (kind.participles.contains(participle)
          || (booking && kind.participles.contains(participle + ":booking"))
          || (money && kind.participles.contains(participle + ":money"))) {
        return kind;
      }
    }
    return null;
  }

  /// The participle of a verb, "booked" of "book"; absent for a verb that claims no action.
  static @Nullable String participle(String verb) {
    return PARTICIPLES.get(verb);
  }

  private static Map<String, String> participles() {
    Map<String, String> byVerb = new HashMap<>();
    for (String done : participlePattern().split("\\|")) {
      if (done.endsWith("ed")) {
        String stem = done.substring(0, done.length() - 2);
        byVerb.put(stem, done);
        byVerb.put(stem + "e", done);
        byVerb.put(stem.substring(0, stem.length() - 1), done); // "cancelled" of "cancel"
      }
    }
    byVerb.putAll(Map.of("buy", "bought", "send", "sent", "make", "made", "give", "given"));
    return Map.copyOf(byVerb);
  }

  /// All words that may claim an action.
  static String participlePattern() {
    return Arrays.stream(values())
        .flatMap(kind -> kind.participles.stream())
        .filter(word -> !word.isEmpty())
        .map(word -> word.replaceFirst(":.*", ""))
        .distinct()
        .sorted((a, b) -> b.length() - a.length())
        .reduce((a, b) -> a + "|" + b)
        .orElseThrow();
  }

  /// The kind of a tool, by the first word of its name that tells; absent when none does.
  static @Nullable ActionKind ofTool(Iterable<String> words) {
    for (String word : words) {
      for (ActionKind kind : values()) {
        if (kind.toolWords.contains(word)) {
          return kind;
        }
      }
    }
    return null;
  }

  /// Kinds that may stand for each other: to send a label is to create one.
  boolean isLike(ActionKind other) {
    return this == other || (this.isMaking() && other.isMaking());
  }

  private boolean isMaking() {
    return switch (this) {
      case CREATE, SEND, APPLY, CHANGE -> true;
      case REFUND, CANCEL, SECURE, ESCALATE, OTHER -> false;
    };
  }
}

package io.candor.classifier.policy;

import io.candor.classifier.speech.Quantity;
import java.util.regex.Pattern;

/// Whether words speak of giving something back, and of which of its two times: until when it can
/// be given back, or when the money arrives.
final class Refunding {
  private static final Pattern RETURNING =
      Pattern.compile(
          "\\b(refund\\w*|money[- ]?back|(the|your)"
              + " (money|funds?|amount)\\b.{0,25}\\b(back|returned)|(get|have|want|receive)\\b.{0,20}\\bmoney"
              + " back|reimburs\\w+|return(s|ed|able|ing)?|(send|sent|bring|brought|give|given|hand|handed|take|taken|ship|shipped|mail|mailed|post|drop)(s|ing)?\\b.{0,25}\\b(back|off)|goe?s?"
              + " back|send-?back|pay back|back for (a|the)|change (of|your) mind|satisfaction"
              + " guarantee|money is yours)\\b");
  private static final Pattern PURCHASE_ANCHOR =
      Pattern.compile(
          "\\b(of|after|from|since|following|upon|post)[-"
              + " ]((the|your|you|their|its|date|day|of|original|first|initial) )*"
              + "(purchas\\w*|order\\w*|deliver\\w*|buy\\w*|bought|receipt|receiv\\w*|payment|paying|checkout|book\\w*|activation|sign\\w*|sale|invoice\\w*|arrival|getting)\\b|\\b(bought|purchased|ordered|delivered|received)"
              + " (in|within|during|over) the (last|past)\\b");
  private static final Pattern GIVING_BACK =
      Pattern.compile(
          "\\b(return(s|ed|able|ing)?|(send|sent|bring|brought|give|given|hand|handed|take|taken|mail|mailed|drop)(s|ing)?\\b.{0,25}\\b(back|off)|goe?s?"
              + " back|send-?back|refund (window|period|policy|term|right|deadline)s?|money[-"
              + " ]back|(request|ask for|claim|demand|get|have|apply for|eligible for|entitled"
              + " to|qualif\\w+ for) (a|your|the)? ?(full )?(refund|money back)|refunds? (is|are)"
              + " (open|granted|possible|available|accepted|offered|allowed|honou?red|valid)|refundable|can"
              + " be refunded|(can|could|may) (be )?(refunded|requested)|change (of|your)"
              + " mind|satisfaction|qualif\\w+|eligib\\w+|entitle\\w*|accept\\w*|window|deadline|through|(can't|cannot|can"
              + " not|no longer|won't|not able to|unable to) (be )?(issue |give |make |offer )?(any"
              + " )?refund\\w*)\\b");
  private static final Pattern ARRIVING =
      Pattern.compile(
          "\\b(expect (the|your|a)( full)? (refund|money)|arriv\\w+|appear\\w*|show(s|n)?"
              + " up|reach\\w*|process(ed|ing|es)?|credited|post(s|ed|ing|ings)?|reflect\\w*|land(s|ed)?|settle\\w*|complet\\w+|(is|be|are)"
              + " (back|paid|with you|issued|returned|refunded|sent|transferred|booked)|back (with"
              + " you|in your)|see (it|the|your)|payout|receive"
              + " (it|the|your)|clear(s|ed)?|timing|timeline|time ?frame|takes?|turnaround)\\b");
  private static final Pattern PROCESSING =
      Pattern.compile(
          "\\btakes?\\b.{0,40}\\bto (be"
              + " )?(process|arriv|appear|show|reach|complet|post|clear|settle)\\w*");
  // "Once we have the returned item the replacement ships": something goes out, no money comes
  // back.
  private static final Pattern SENT_OUT =
      Pattern.compile(
          "\\b(replacements?|exchanges?|new"
              + " (one|item|unit)s?)\\b[^,;]{0,25}\\b(ship|sent|dispatch|deliver|arriv)\\w*");
  private static final Pattern MONEY_WORDS =
      Pattern.compile("\\b(refund\\w*|money|reimburs\\w+|funds?|credit(ed)?|payment)\\b");

  private Refunding() {}

  /// Whether something or its price comes back.
  static boolean isMeant(String plain) {
    return RETURNING.matcher(plain).find()
        && (!SENT_OUT.matcher(plain).find() || MONEY_WORDS.matcher(plain).find());
  }

  /// Both speak of refunds and days: giving something back is counted from the purchase, money that
  /// arrives is counted from the decision.
  static boolean isPayout(String plain, Quantity quantity) {
    if (quantity.isUnlimited()) {
      return false;
    }
    if (PROCESSING.matcher(plain).find()) {
      return true; // whatever it says of the purchase
    }
    if (PURCHASE_ANCHOR.matcher(plain).find()) {
      return false;
    }
    boolean arriving = ARRIVING.matcher(plain).find();
    boolean giving = GIVING_BACK.matcher(plain).find();
    if (quantity.upperInBaseUnits() == 0 || quantity.unit().isBusiness() || quantity.isRange()) {
      return arriving || !giving;
    }
    return arriving && !giving;
  }
}

package io.candor.classifier.policy;

import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Unit;
import io.candor.classifier.speech.Words;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads that something costs nothing: a denial with a word of paying, or a word for free.
final class NoPrice {
  private static final String CHARGE =
      "(?:fees?|charges?|costs?|penalt(?:y|ies)|surcharges?|commissions?|deposits?|excess|premiums?)";
  private static final String INTENSE = "(?:completely |entirely |totally |always |also |all )?";
  private static final String NOBODY_PAYS =
      "(?:don't|do not|doesn't|does not|won't|will not|never|not|isn't|aren't|needn't|wouldn't)";
  private static final Pattern NO_PRICE =
      Pattern.compile(
          // "no overdraft fee"
          "\\b(?:no|without (?:a|any)|zero|"
              + NOBODY_PAYS
              + " (?:charge|have|take|carry|apply|add)(?: a| an| any)?)(?= (?:\\w+ ){0,4}?"
              + CHARGE
              + "\\b)"
              // "no excess to pay", "no deposit is needed"
              + "|\\bno (?=(?:\\w+ ){1,3}(?:to pay|(?:is|are)"
              + " (?:needed|required|charged|taken|due|payable))\\b)"
              // "we never charge for it", "is not charged", "won't be billed anything"
              + "|\\b"
              + NOBODY_PAYS
              + " (?:be |get )?(?:charged?|billed?)(?: (?:you |anyone"
              + " )?(?:for|anything|extra)\\b|(?=[.,;!]|$))"
              // "won't cost you a thing", "don't pay anything", "without paying more"
              + "|\\b(?:"
              + NOBODY_PAYS
              + " (?:\\w+ ){0,2}?(?:cost|pay|owe|charge|bill|add)(?: \\w+){0,2}?|without"
              + " (?:paying|spending)(?: you)?) (?:an?|one|single|any ?thing|extra|more|anything"
              + " extra)(?: (?:thing|cent|penny|dime|bean|more))?\\b|\\b(?:costs?|pay|cost"
              + " you|charge|pays) nothing\\b|\\bnothing (?:to pay|extra|on top|is charged|is"
              + " due)\\b"
              // "free of charge", "at no extra cost", "it's on us"
              + "|\\b"
              + INTENSE
              + "free of (?:charge|cost)\\b|\\bat no (?:extra |additional |further |added"
              + " )?(?:cost|charge|fee|expense)\\b|\\bwithout (?:extra|additional|further|any"
              + " extra|any)? ?(?:cost|charge|penalty|surcharge)s?\\b|\\b(?:for"
              + " free|complimentary|gratis|on the house|for"
              + " nothing)\\b|\\b(?:is|are|(?:will|would)"
              + " be|becomes?|comes?|stays?|sleeps?|travels?|goes|go|rides?|fl(?:y|ies)|it's|that's|they're)"
              + " "
              + INTENSE
              + "(?:free|waived|included)(?=[.!,]|$| for| on| with| when| in| and| of charge)"
              // "we waive the fee"
              + "|\\b(?:we|we'll|we will|i'll|will) (?:always |gladly |happily"
              + " )?(?:waive|drop)\\b(?= (?:\\w+ ){0,4}?"
              + CHARGE
              + "\\b)|\\bthere(?:'s| is| are) (?=no \\w+[.!]?$)");
  private static final Pattern DENIED =
      Pattern.compile("no\\b|without\\b|zero\\b|don't\\b|do not\\b|never\\b|we\\b|there\\b");
  private static final Pattern PRICE_WORDS =
      Pattern.compile(
          "\\b(?:fees?|charges?|costs?|penalt(?:y|ies)|surcharges?|commissions?|free|complimentary|completely|entirely|totally|waived?|nothing|house|extra|additional|included|gratis|pay|paying|thing|cent|penny)\\b");

  private NoPrice() {}

  /// The words that say so, as a quantity of nothing; absent when there are none.
  static @Nullable Quantity in(String plain) {
    Matcher free = NO_PRICE.matcher(plain);
    return free.find() ? new Quantity(0, 0, Unit.PERCENT, free.start(), free.end()) : null;
  }

  /// What costs nothing: "free of charge" names no fee, "no overdraft fee" does.
  static Set<String> subject(String plain, Quantity none) {
    boolean named = DENIED.matcher(plain.substring(none.start(), none.end())).lookingAt();
    return named ? Words.content(plain) : subject(plain);
  }

  /// The subject of a text, without words for prices.
  static Set<String> subject(String plain) {
    return Words.content(PRICE_WORDS.matcher(plain).replaceAll(" "));
  }
}

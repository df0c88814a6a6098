package io.candor.ingest.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;

/// What the words before a number say about it; the nearest word decides.
enum PhoneContext {
  /// "call me at", "tel.".
  PHONE,
  /// "order", "invoice": not a telephone number unless it has an international prefix.
  OTHER_NUMBER,
  /// Nothing.
  NONE;

  // Far enough for "phone number on file is", near enough to stay in the clause.
  private static final int REACH = 40;

  private static final Pattern WORDS =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:(tel|telephone|phone|mobile|cell|cellphone|call|calling|dial|ring|text"
              + " me|whatsapp|sms|fax|reach me|reach us|contact"
              + " number|handy|telefon|téléphone|teléfono|mobil)"
              + "|(order|invoice|ticket|case|ref|reference|tracking|parcel|shipment|account|acct|customer|booking|confirmation|transaction|serial|imei|sku|item|id|isbn|policy|claim|case"
              + " no|order no|po|code|amount|total|eur|usd|gbp))(?:$|[^\\p{L}])");

  static PhoneContext before(String text, int start) {
    String before = text.substring(Math.max(0, start - REACH), start).toLowerCase(Locale.ROOT);
    Matcher matcher = WORDS.matcher(before);
    PhoneContext nearest = NONE;
    int from = 0;
    while (from <= before.length() && matcher.find(from)) {
      boolean phone = matcher.group(1) != null;
      nearest = phone ? PHONE : OTHER_NUMBER;
      from = phone ? matcher.end(1) : matcher.end(2);
    }
    return nearest;
  }
}

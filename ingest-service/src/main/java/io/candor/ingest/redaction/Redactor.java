package io.candor.ingest.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Masks e-mail addresses, telephone numbers, payment cards, IBANs, IP addresses and secrets.
///
/// Order numbers, amounts, dates and version numbers survive. Masking a masked text changes
/// nothing. Thread-safe.
public final class Redactor {

  // Secrets first: a key may hold what looks like a number. Telephone numbers last: they have the
  // weakest shape and must not claim a part of a card or an address.
  private final List<Detector> detectors =
      List.of(
          new SecretDetector(),
          new EmailDetector(),
          new CardDetector(),
          new IbanDetector(),
          new IpDetector(),
          new PhoneDetector());

  /// The text with a placeholder in place of each find; the same instance when nothing was found.
  public String mask(String text) {
    // The shortest find is a five-character secret such as `pin=1`.
    if (text.length() < 5) {
      return text;
    }
    TextTraits traits = TextTraits.of(text);
    List<Span> found = new ArrayList<>(0);
    for (Detector detector : detectors) {
      if (detector.mayFind(traits)) {
        detector.find(text, traits, found);
      }
    }
    return found.isEmpty() ? text : replace(text, found);
  }

  /// The text of a named field, as in the arguments of a tool call: a field whose name says that
  /// it holds a secret is masked whole.
  public String mask(String fieldName, String text) {
    if (!text.isEmpty() && SecretDetector.namesSecret(fieldName)) {
      return MaskKind.SECRET.placeholder();
    }
    return mask(text);
  }

  private static String replace(String text, List<Span> found) {
    found.sort(Comparator.comparingInt(Span::start).thenComparing(Span::end));
    StringBuilder masked = new StringBuilder(text.length());
    int copied = 0;
    int i = 0;
    while (i < found.size()) {
      Span first = found.get(i);
      int end = first.end();
      MaskKind kind = first.kind();
      for (i++; i < found.size() && found.get(i).start() < end; i++) {
        Span next = found.get(i);
        end = Math.max(end, next.end());
        kind = kind.compareTo(next.kind()) <= 0 ? kind : next.kind();
      }
      masked.append(text, copied, first.start()).append(kind.placeholder());
      copied = end;
    }
    return masked.append(text, copied, text.length()).toString();
  }
}

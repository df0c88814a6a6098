package io.candor.ingest.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/// E-mail addresses, also written with `(at)` and `(dot)`, and with non-ASCII letters. A bare
/// `@handle` is not one.
final class EmailDetector implements Detector {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._%+'-]*[\\p{L}\\p{N}_])?"
              + "(?:@|\\s?[\\[(]\\s?(?i:at)\\s?[\\])]\\s?)(?:\\[[0-9.:a-fA-F]+\\]"
              + "|[\\p{L}\\p{N}-]+(?:(?:\\.|\\s?[\\[(]\\s?(?i:dot)\\s?[\\])]\\s?)[\\p{L}\\p{N}-]+)+)");

  @Override
  public boolean mayFind(TextTraits traits) {
    return traits.hasAt();
  }

  @Override
  public void find(String text, TextTraits traits, List<Span> found) {
    if (text.indexOf('@') < 0 && !mentionsAt(text)) {
      return;
    }
    Matcher matcher = ADDRESS.matcher(text);
    int secrets = found.size();
    while (matcher.find()) {
      // `user:password@host` of an address on the web: the host is not the part of a mail address.
      if (!insideAny(found.subList(0, secrets), matcher.start())) {
        found.add(new Span(matcher.start(), matcher.end(), MaskKind.EMAIL));
      }
    }
  }

  private static boolean insideAny(List<Span> secrets, int index) {
    return secrets.stream().anyMatch(secret -> secret.overlaps(index, index + 1));
  }

  private static boolean mentionsAt(String text) {
    for (int i = 0; i + 2 < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '(' || c == '[') && text.regionMatches(true, skipBlank(text, i + 1), "at", 0, 2)) {
        return true;
      }
    }
    return false;
  }

  private static int skipBlank(String text, int index) {
    return text.charAt(index) == ' ' ? index + 1 : index;
  }
}

package io.candor.ingest.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/// IPv4 and IPv6 addresses. Four numbers after a word such as `version` are a version number.
final class IpDetector implements Detector {

  private static final Pattern V4 =
      Pattern.compile(
          "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");
  private static final Pattern VERSION_WORD =
      Pattern.compile(
          "(?:\\bv|version|release|build|firmware|update|upgraded to|app|ios|android|sdk|rev)"
              + "[\\s.:#-]*$");

  @Override
  public boolean mayFind(TextTraits traits) {
    return traits.decimalPointCount() >= 3 || traits.colonCount() >= 2;
  }

  @Override
  public void find(String text, TextTraits traits, List<Span> found) {
    if (traits.decimalPointCount() >= 3) {
      findV4(text, found);
    }
    if (traits.colonCount() >= 2) {
      findV6(text, found);
    }
  }

  private static void findV4(String text, List<Span> found) {
    Matcher matcher = V4.matcher(text);
    while (matcher.find()) {
      int start = matcher.start();
      int end = matcher.end();
      if (standsAlone(text, start, end) && !afterVersionWord(text, start)) {
        found.add(new Span(start, end, MaskKind.IP));
      }
    }
  }

  /// A fifth number or a letter makes it something else; a full stop that ends a sentence does not.
  private static boolean standsAlone(String text, int start, int end) {
    boolean gluedBefore =
        Chars.wordBefore(text, start) || (start > 0 && text.charAt(start - 1) == '.');
    boolean gluedAfter =
        Chars.wordAt(text, end)
            || (end + 1 < text.length()
                && text.charAt(end) == '.'
                && Chars.isDigit(text.charAt(end + 1)));
    return !gluedBefore && !gluedAfter;
  }

  private static boolean afterVersionWord(String text, int start) {
    String before = text.substring(Math.max(0, start - 16), start).toLowerCase(Locale.ROOT);
    return VERSION_WORD.matcher(before).find();
  }

  private static void findV6(String text, List<Span> found) {
    int i = 0;
    while (i < text.length()) {
      if (!isV6Char(text.charAt(i)) || Chars.wordBefore(text, i)) {
        i++;
        continue;
      }
      int end = i;
      while (end < text.length() && isV6Char(text.charAt(end))) {
        end++;
      }
      int trimmed = end;
      // "at 2001:db8::1: refused": the last colon or full stop belongs to the sentence.
      while (trimmed > i
          && (text.charAt(trimmed - 1) == '.'
              || (text.charAt(trimmed - 1) == ':' && !text.startsWith("::", trimmed - 2)))) {
        trimmed--;
      }
      if (!Chars.wordAt(text, end) && isV6(text.substring(i, trimmed))) {
        found.add(new Span(i, trimmed, MaskKind.IP));
      }
      i = Math.max(end, i + 1);
    }
  }

  private static boolean isV6Char(char c) {
    return Chars.isHex(c) || c == ':' || c == '.';
  }

  /// Eight groups, or fewer with one `::`; the last 32 bits may be written as IPv4.
  private static boolean isV6(String candidate) {
    int gap = candidate.indexOf("::");
    if (gap >= 0 && candidate.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    String[] groups = candidate.split(":", -1);
    int count = 0;
    for (int i = 0; i < groups.length; i++) {
      String group = groups[i];
      if (i == groups.length - 1 && group.indexOf('.') >= 0) {
        if (!V4.matcher(group).matches()) {
          return false;
        }
        count += 2;
      } else if (group.length() > 4 || group.indexOf('.') >= 0) {
        return false;
      } else if (!group.isEmpty()) {
        count++;
      }
    }
    // "::" alone and "a::" of a program text are not addresses anybody types.
    return gap < 0
        ? count == 8 && groups.length <= 8
        : count >= 1 && count <= 7 && digits(candidate);
  }

  private static boolean digits(String candidate) {
    return candidate.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}

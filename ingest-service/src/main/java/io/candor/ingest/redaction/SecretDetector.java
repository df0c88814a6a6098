package io.candor.ingest.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/// Passwords, API keys, tokens and private keys: by the shapes that issuers give them, by a name
/// before them (`password: …`, `my pin is …`), and by looking random.
final class SecretDetector implements Detector {

  // Issuers' shapes: AWS, GitHub, GitLab, Slack, Stripe, Google, OpenAI and Anthropic, SendGrid,
  // npm,
  // PyPI, Hugging Face, DigitalOcean; JSON web tokens.
  private static final Pattern ISSUED =
      Pattern.compile(
          "\\b(?:(?:AKIA|ASIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA)[A-Z0-9]{16}\\b"
              + "|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}"
              + "|glpat-[A-Za-z0-9_-]{16,}"
              + "|xox[abeoprs]-[A-Za-z0-9-]{8,}|hooks\\.slack\\.com/services/[A-Za-z0-9/_-]+"
              + "|(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{8,}|whsec_[A-Za-z0-9+/=]{16,}"
              + "|AIza[A-Za-z0-9_-]{30,}|ya29\\.[A-Za-z0-9_-]{16,}"
              + "|sk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,}"
              + "|SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}"
              + "|npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{30,}|hf_[A-Za-z0-9]{30,}"
              + "|do[opr]_v1_[a-f0-9]{32,}"
              + "|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]*)?)");

  private static final String PRIVATE_KEY_START = "-----BEGIN ";

  // `xoxb-` and eight more.
  private static final int SHORTEST_KEY = 12;

  private static final Pattern PRIVATE_KEY =
      Pattern.compile(
          "(?s)-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----"
              + ".*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|\\z)");

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "(?i)\\b(?:bearer\\s+([A-Za-z0-9._~+/=-]{12,})"
              + "|(?:basic|token|digest)\\s+([A-Za-z0-9._~+/=-]{16,}))");

  private static final Pattern USER_INFO =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^\\s/:@]+:[^\\s/@]+)@");

  private static final String NAMES =
      "pass[_ -]?words?|passwd|pwd|pass[_ -]?phrase|pass[_ -]?code|pin(?:[_ -]?code)?"
          + "|secret(?:[_ -]?(?:key|access[_ -]?key))?|(?:[a-z]+[_ -])?token|api[_ -]?key"
          + "|(?:aws[_ -])?(?:secret[_ -])?access[_ -]?key|(?:client|app|shared)[_ -]?secret"
          + "|private[_ -]?key|credentials?|cvv2?|cvc2?|otp|session[_ -]?id|one[ -]time code"
          + "|kennwort|passwort|mot de passe|contrase(?:ñ|n)a|senha|wachtwoord";

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:^|[^\\p{L}])(?:"
              + NAMES
              + ")[\"'`]?(?:\\s*(:=|=>|=|:)\\s*|\\s+(is|was|ist|est|es)\\s*:?\\s+|\\s+)"
              + "(\"[^\"\\n]+\"|'[^'\\n]+'|`[^`\\n]+`|[^\\s,;\"'`]+)");

  // `private` and the sign before it: where a name begins whose stem is `key`.
  private static final int LONGEST_BEFORE_STEM = 8;

  // `secret access key`, a quote, `was:`, without blanks: where a value begins at the latest.
  private static final int LONGEST_TO_VALUE = 24;

  private static final Pattern SECRET_NAME = Pattern.compile("(?i).*?(?:" + NAMES + ")");

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_+/=-]{24,}");

  /// Whether a field of this name holds a secret.
  static boolean namesSecret(String fieldName) {
    return SecretNames.mentionedIn(fieldName) && SECRET_NAME.matches(fieldName);
  }

  @Override
  public boolean mayFind(TextTraits traits) {
    return mayBeNamed(traits) || traits.longestToken() >= PRIVATE_KEY_START.length() - 1;
  }

  @Override
  public void find(String text, TextTraits traits, List<Span> found) {
    if (text.contains(PRIVATE_KEY_START)) {
      addAll(PRIVATE_KEY.matcher(text), 0, found);
    }
    // Every issued or random key is a long run with a digit in it; a long word is not.
    if (traits.longestMixedToken() >= SHORTEST_KEY) {
      addAll(ISSUED.matcher(text), 0, found);
      findRandomTokens(text, found);
      findAuthorizations(text, found);
    }
    if (text.contains("://")) {
      addAll(USER_INFO.matcher(text), 1, found);
    }
    if (mayBeNamed(traits)) {
      findNamed(text, found);
    }
  }

  /// "I forgot my password" holds none: a value is assigned, or has a digit or a sign.
  private static boolean mayBeNamed(TextTraits traits) {
    return traits.digitCount() > 0 || traits.colonCount() > 0 || traits.hasSign();
  }

  private static void addAll(Matcher matcher, int group, List<Span> found) {
    while (matcher.find()) {
      found.add(new Span(matcher.start(group), matcher.end(group), MaskKind.SECRET));
    }
  }

  private static void findAuthorizations(String text, List<Span> found) {
    Matcher matcher = AUTHORIZATION.matcher(text);
    while (matcher.find()) {
      int group = matcher.group(1) != null ? 1 : 2;
      if (SecretValues.hasDigit(matcher.group(group))) {
        found.add(new Span(matcher.start(group), matcher.end(group), MaskKind.SECRET));
      }
    }
  }

  private static void findNamed(String text, List<Span> found) {
    int read = 0;
    int name = SecretNames.nextWordIn(text, 0);
    while (name >= 0) {
      int end = endOfValue(text, name, read);
      // One character is read again: a sign may be made of it and the next.
      if (mayBeNamed(TextTraits.of(text, Math.max(name, read - 1), end))) {
        findNamed(text, Math.max(0, name - LONGEST_BEFORE_STEM), found);
        return;
      }
      read = end;
      name = SecretNames.nextWordIn(text, name + 1);
    }
  }

  /// Where the value of a name ends at the latest, if it has one that is not quoted.
  ///
  /// @param known where the value of an earlier name ends, which is this one's end too if it
  ///     reaches into it: else a long run of names would be read once for each
  private static int endOfValue(String text, int stem, int known) {
    int left = LONGEST_TO_VALUE;
    int end = stem;
    while (end < text.length() && left > 0) {
      left -= Character.isWhitespace(text.charAt(end)) ? 0 : 1;
      end++;
    }
    end = Math.max(end, known);
    while (end > known && end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static void findNamed(String text, int start, List<Span> found) {
    Matcher matcher = NAMED.matcher(text);
    int from = start;
    while (matcher.find(from)) {
      String value = matcher.group(3);
      boolean assigned = matcher.group(1) != null;
      boolean stated = matcher.group(2) != null;
      if (SecretValues.looksSecret(value, assigned, stated)) {
        int end = SecretValues.trimSentenceEnd(text, matcher.start(3), matcher.end(3));
        found.add(new Span(matcher.start(3), end, MaskKind.SECRET));
        from = matcher.end();
      } else {
        // The value may itself be the name: "password token=…".
        from = matcher.start(3);
      }
    }
  }

  private static void findRandomTokens(String text, List<Span> found) {
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (SecretValues.looksRandom(matcher.group())) {
        found.add(new Span(matcher.start(), matcher.end(), MaskKind.SECRET));
      }
    }
  }
}

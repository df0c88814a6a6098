package io.candor.alert.link;

import io.candor.alert.directive.DirectiveName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs tokens and reads those that it has signed. Thread-safe.
final class DecisionTokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "d1";
  private static final int PARTS = 7;
  // None of the parts can hold it: names and times cannot, and actors are checked.
  private static final String SEPARATOR = "\n";

  private final SecretKeySpec key;

  DecisionTokens(String key) {
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /// The text of a token, safe in URLs.
  String sign(DecisionToken token) {
    if (token.actor().contains(SEPARATOR)) {
      throw new IllegalArgumentException("an actor is one line");
    }
    String text =
        String.join(
            SEPARATOR,
            VERSION,
            token.directive().workspace(),
            token.directive().directiveId(),
            Long.toString(token.revision()),
            token.approve() ? "approve" : "reject",
            Long.toString(token.expireTime().getEpochSecond()),
            token.actor());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return encode(bytes) + "." + encode(mac(bytes));
  }

  /// The token of a text; nothing if it was not signed here. Says nothing about its time.
  Optional<DecisionToken> read(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text.substring(0, dot));
      byte[] signature = Base64.getUrlDecoder().decode(text.substring(dot + 1));
      if (!MessageDigest.isEqual(signature, mac(bytes))) {
        return Optional.empty();
      }
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1);
      if (parts.length != PARTS || !parts[0].equals(VERSION)) {
        return Optional.empty();
      }
      return Optional.of(
          new DecisionToken(
              new DirectiveName(parts[1], parts[2]),
              Long.parseLong(parts[3]),
              parts[4].equals("approve"),
              parts[6],
              Instant.ofEpochSecond(Long.parseLong(parts[5]))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private byte[] mac(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }
}

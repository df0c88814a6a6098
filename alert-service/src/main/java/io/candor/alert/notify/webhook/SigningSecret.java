package io.candor.alert.notify.webhook;

import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/// A secret that webhooks are signed with. Never shown.
final class SigningSecret {
  static final String ALGORITHM = "HmacSHA256";

  private static final String PREFIX = "whsec_";
  private static final int MIN_BYTES = 24;
  private static final int MAX_BYTES = 64;

  private final SecretKeySpec key;

  private SigningSecret(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /// Reads `whsec_` and base64 of 24 to 64 bytes; nothing for anything else.
  static Optional<SigningSecret> parse(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    return bytes.length < MIN_BYTES || bytes.length > MAX_BYTES
        ? Optional.empty()
        : Optional.of(new SigningSecret(bytes));
  }

  SecretKeySpec key() {
    return key;
  }
}

package io.candor.kit.page;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Issues and reads page tokens. Safe for use by many threads.
///
/// A token holds the cursor in the clear (it is not secret) and a signature over method, filter and
/// cursor. All replicas of a service must have the same key.
public final class PageTokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte VERSION = 1;

  // 128 bits: nobody guesses it, and tokens stay short.
  private static final int SIGNATURE_BYTES = 16;

  /// The shortest key that is taken, in bytes.
  public static final int MIN_KEY_BYTES = 16;

  private final SecretKeySpec key;

  /// @param key at least [#MIN_KEY_BYTES] bytes, the same for all replicas of a service
  public PageTokens(byte[] key) {
    if (key.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          "page token key: " + key.length + " bytes (expected: >= " + MIN_KEY_BYTES + ")");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /// The token of the page that starts after this cursor.
  ///
  /// @param method the full method name
  /// @param filterDigest whatever the list depends on besides the cursor: parent, filter, order
  /// @param cursor the place to go on from, in the words of the store; empty means the end, for
  ///     which the token is empty too
  public String encode(String method, String filterDigest, String cursor) {
    if (cursor.isEmpty()) {
      return "";
    }
    byte[] text = cursor.getBytes(StandardCharsets.UTF_8);
    ByteBuffer token = ByteBuffer.allocate(1 + SIGNATURE_BYTES + text.length);
    token.put(VERSION).put(sign(method, filterDigest, text)).put(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /// The cursor of a token; empty for an empty token, which means the first page.
  ///
  /// @throws CandorException with reason `PAGE_TOKEN_INVALID` if the token was not issued for this
  ///     method and filter
  public String decode(String method, String filterDigest, String token) {
    if (token.isEmpty()) {
      return "";
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    if (bytes.length <= 1 + SIGNATURE_BYTES || bytes[0] != VERSION) {
      throw invalid();
    }
    byte[] signature = Arrays.copyOfRange(bytes, 1, 1 + SIGNATURE_BYTES);
    byte[] text = Arrays.copyOfRange(bytes, 1 + SIGNATURE_BYTES, bytes.length);
    if (!MessageDigest.isEqual(signature, sign(method, filterDigest, text))) {
      throw invalid();
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  private byte[] sign(String method, String filterDigest, byte[] cursor) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      // Lengths first, so that no two triples give the same bytes.
      update(mac, method.getBytes(StandardCharsets.UTF_8));
      update(mac, filterDigest.getBytes(StandardCharsets.UTF_8));
      update(mac, cursor);
      return Arrays.copyOf(mac.doFinal(), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  private static void update(Mac mac, byte[] part) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    mac.update(part);
  }

  private static CandorException invalid() {
    return CandorException.of(KitReason.PAGE_TOKEN_INVALID)
        .message(
            "The page token was not issued for this list (expected: next_page_token of the page"
                + " before, with the same filter)")
        .field("page_token", "must be next_page_token of a response to the same request")
        .build();
  }
}

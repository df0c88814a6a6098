package io.candor.classifier.qa;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The weekly draw: a conversation is in it when a keyed hash of workspace, week and conversation
/// lies below a threshold. So every replica and every order of arrival draws the same, a late
/// conversation moves no other in or out, a larger share contains the smaller one, and who does not
/// have the key cannot choose ids that are never drawn. Thread-safe.
final class Draw {
  /// The smallest stratum of which at least one conversation is drawn.
  static final int SMALLEST_STRATUM = 10;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /// @param key the same on all replicas and for ever; another one draws other conversations
  Draw(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /// The lot of a conversation, evenly spread over 0 to `Long.MAX_VALUE`.
  long lot(String workspace, String week, String conversation) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      // None of the parts holds a line break, so no two triples are one text.
      String text = workspace + "\n" + week + "\n" + conversation;
      byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /// The lot below which a conversation is drawn.
  ///
  /// @param rate share that is drawn, 0 to 1
  static long threshold(double rate) {
    return (long) (rate * Long.MAX_VALUE);
  }
}

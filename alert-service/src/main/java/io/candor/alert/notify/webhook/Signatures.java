package io.candor.alert.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;

/// Signs webhooks as Standard Webhooks does: `v1,` and base64 of HMAC-SHA256 over `id.time.body`,
/// one signature per secret, with a space between.
final class Signatures {
  private Signatures() {}

  /// The value of the header `webhook-signature`.
  ///
  /// @param epochSecond the time of the attempt, as in `webhook-timestamp`
  static String sign(List<SigningSecret> secrets, String id, long epochSecond, String body) {
    byte[] content = (id + "." + epochSecond + "." + body).getBytes(StandardCharsets.UTF_8);
    return secrets.stream()
        .map(secret -> "v1," + Base64.getEncoder().encodeToString(hmac(secret, content)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] hmac(SigningSecret secret, byte[] content) {
    try {
      Mac mac = Mac.getInstance(SigningSecret.ALGORITHM);
      mac.init(secret.key());
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }
}

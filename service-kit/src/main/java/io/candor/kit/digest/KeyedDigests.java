package io.candor.kit.digest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Digests keyed by deployment, purpose and workspace (HMAC-SHA-256, its first 16 bytes): equal
/// contents can be told, and nobody without the key can test guesses at a content against a digest,
/// or tell that two workspaces hold the same. Thread-safe.
public final class KeyedDigests {
  /// The shortest key that is taken, in characters.
  public static final int MIN_KEY_LENGTH = 16;

  private static final String ALGORITHM = "HmacSHA256";

  // 128 bits: no two contents of one workspace ever meet by accident.
  private static final int DIGEST_BYTES = 16;

  private final byte[] deploymentKey;
  private final String purpose;

  // Ready to be copied: making one anew costs more than the digest of an event.
  private final ConcurrentHashMap<String, Mac> workspaceMacs = new ConcurrentHashMap<>();

  /// @param key the same on all replicas of a service for as long as its digests are kept
  /// @param purpose of these digests: those of another purpose are others
  public KeyedDigests(String key, String purpose) {
    if (key.length() < MIN_KEY_LENGTH) {
      throw new IllegalArgumentException(
          "digest key: %d characters (expected: >= %d)".formatted(key.length(), MIN_KEY_LENGTH));
    }
    this.deploymentKey = key.getBytes(StandardCharsets.UTF_8);
    this.purpose = purpose;
  }

  /// The digest of a content, 16 bytes.
  public byte[] digest(String workspace, byte[] content) {
    Mac mac = workspaceMacs.computeIfAbsent(workspace, this::workspaceMac);
    try {
      return Arrays.copyOf(((Mac) mac.clone()).doFinal(content), DIGEST_BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The platform's " + ALGORITHM + " cannot be copied", e);
    }
  }

  private Mac workspaceMac(String workspace) {
    byte[] key =
        mac(deploymentKey).doFinal((purpose + "/" + workspace).getBytes(StandardCharsets.UTF_8));
    return mac(key);
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}

package io.candor.ingest.event;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Digests of event contents, keyed by deployment and workspace: equal contents can be told, and
/// nobody without the key can test guesses at a masked text against a digest. Thread-safe.
@Singleton
final class EventDigests {

  private static final String ALGORITHM = "HmacSHA256";

  // 128 bits: no two contents under one event id ever meet by accident.
  private static final int DIGEST_BYTES = 16;

  private final byte[] deploymentKey;
  private final ConcurrentHashMap<String, SecretKeySpec> workspaceKeys = new ConcurrentHashMap<>();

  EventDigests(IntakeConfig config) {
    this.deploymentKey = config.digestKey().getBytes(StandardCharsets.UTF_8);
  }

  /// The digest of a content.
  byte[] digest(String workspace, byte[] content) {
    SecretKeySpec key = workspaceKeys.computeIfAbsent(workspace, this::workspaceKey);
    return Arrays.copyOf(mac(key, content), DIGEST_BYTES);
  }

  private SecretKeySpec workspaceKey(String workspace) {
    byte[] key =
        mac(
            new SecretKeySpec(deploymentKey, ALGORITHM),
            ("event-digest/" + workspace).getBytes(StandardCharsets.UTF_8));
    return new SecretKeySpec(key, ALGORITHM);
  }

  private static byte[] mac(SecretKeySpec key, byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}

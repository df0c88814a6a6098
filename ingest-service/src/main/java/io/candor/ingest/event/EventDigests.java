package io.candor.ingest.event;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Digests of event contents, keyed by deployment and workspace: equal contents can be told, and
/// nobody without the key can test guesses at a masked text against a digest. Thread-safe.
@Singleton
public final class EventDigests {

  private static final Logger log = LoggerFactory.getLogger(EventDigests.class);

  private static final String ALGORITHM = "HmacSHA256";

  // 128 bits: no two contents under one event id ever meet by accident.
  private static final int DIGEST_BYTES = 16;

  private final byte[] deploymentKey;

  // Ready to be copied: making one anew costs more than the digest of an event.
  private final ConcurrentHashMap<String, Mac> workspaceMacs = new ConcurrentHashMap<>();

  EventDigests(IntakeConfig config) {
    if (config.digestKey().equals(IntakeConfig.LAPTOP_DIGEST_KEY)) {
      log.warn(
          "candor.ingest.digest-key is not set: right for a laptop, wrong for customers' data");
    }
    this.deploymentKey = config.digestKey().getBytes(StandardCharsets.UTF_8);
  }

  /// The digest of a content.
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
        mac(deploymentKey).doFinal(("event-digest/" + workspace).getBytes(StandardCharsets.UTF_8));
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

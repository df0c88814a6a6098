package io.candor.ingest.event;

import io.candor.kit.digest.KeyedDigests;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Digests of event contents: a repeat can be told from other content under its id, and nobody
/// without the key can test guesses at a masked text. Thread-safe.
@Singleton
public final class EventDigests {

  private static final Logger log = LoggerFactory.getLogger(EventDigests.class);

  private final KeyedDigests digests;

  EventDigests(IntakeConfig config) {
    if (config.digestKey().equals(IntakeConfig.LAPTOP_DIGEST_KEY)) {
      log.warn(
          "candor.ingest.digest-key is not set: right for a laptop, wrong for customers' data");
    }
    this.digests = new KeyedDigests(config.digestKey(), "event-digest");
  }

  /// The digest of a content.
  public byte[] digest(String workspace, byte[] content) {
    return digests.digest(workspace, content);
  }
}

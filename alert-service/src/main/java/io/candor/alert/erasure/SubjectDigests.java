package io.candor.alert.erasure;

import io.candor.kit.config.ConfigException;
import io.candor.kit.digest.KeyedDigests;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Digests of subjects: who was erased can be recognised, and not read. Customers' ids are often
/// addresses that can be guessed, so without the key no guess can be tested. Thread-safe.
@Singleton
final class SubjectDigests {
  private static final Logger log = LoggerFactory.getLogger(SubjectDigests.class);

  private static final String PROPERTY = "candor.alert.digest-key";
  // The key where none is set: anybody knows it.
  private static final String LAPTOP_KEY = "candor-laptop-digest-key";

  private final KeyedDigests digests;

  SubjectDigests(@Property(name = PROPERTY, defaultValue = LAPTOP_KEY) String key) {
    if (key.equals(LAPTOP_KEY)) {
      log.warn("{} is not set: right for a laptop, wrong for customers' data", PROPERTY);
    }
    if (key.length() < KeyedDigests.MIN_KEY_LENGTH) {
      throw new ConfigException(
          PROPERTY + " (expected: " + KeyedDigests.MIN_KEY_LENGTH + " characters or more)");
    }
    this.digests = new KeyedDigests(key, "erased-subject");
  }

  byte[] digest(String workspace, String subject) {
    return digests.digest(workspace, subject.getBytes(StandardCharsets.UTF_8));
  }
}

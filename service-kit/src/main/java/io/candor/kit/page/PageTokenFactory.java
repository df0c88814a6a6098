package io.candor.kit.page;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the page tokens of a service with the key of its configuration.
@Factory
final class PageTokenFactory {
  private static final Logger log = LoggerFactory.getLogger(PageTokenFactory.class);
  private static final int RANDOM_KEY_BYTES = 32;

  @Singleton
  PageTokens pageTokens(@Nullable @Property(name = "candor.page-token-key") String key) {
    if (key != null && !key.isBlank()) {
      return new PageTokens(key.strip().getBytes(StandardCharsets.UTF_8));
    }
    // Enough for one process, as on a laptop: tokens end with it.
    log.info("candor.page-token-key is not set: page tokens are valid in this process only");
    byte[] random = new byte[RANDOM_KEY_BYTES];
    new SecureRandom().nextBytes(random);
    return new PageTokens(random);
  }
}

package io.candor.alert.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.directive.DirectiveName;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecisionTokensTest {
  private static final DecisionTokens TOKENS = new DecisionTokens("k".repeat(32));
  private static final DecisionToken TOKEN =
      new DecisionToken(
          new DirectiveName("acme", "remove-archetype-1"),
          3,
          true,
          "maria@example.com",
          Instant.parse("2026-04-06T06:00:00Z"));

  @Test
  void whatWasSignedReadsBack() {
    assertThat(TOKENS.read(TOKENS.sign(TOKEN))).contains(TOKEN);
  }

  @Test
  void whatWasSignedElsewhereDoesNot() {
    assertThat(TOKENS.read(new DecisionTokens("x".repeat(32)).sign(TOKEN))).isEmpty();
    assertThat(TOKENS.read("")).isEmpty();
    assertThat(TOKENS.read("a.b")).isEmpty();
    assertThat(TOKENS.read("%%%.%%%")).isEmpty();
  }

  @Test
  void noChangeOfAByteIsRead() {
    byte[] text = TOKENS.sign(TOKEN).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    Random random = new Random(5);
    for (int run = 0; run < 2_000; run++) {
      byte[] changed = text.clone();
      int at = random.nextInt(changed.length);
      changed[at] =
          (byte) "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef0123456789-_.".charAt(random.nextInt(45));
      String candidate = new String(changed, java.nio.charset.StandardCharsets.US_ASCII);
      TOKENS
          .read(candidate)
          .ifPresent(
              // Base64 has texts that differ and mean the same bytes; they say the same, too.
              read -> {
                assertThat(read).isEqualTo(TOKEN);
                assertThat(Base64.getUrlDecoder().decode(candidate.split("\\.")[1])).hasSize(32);
              });
    }
  }
}

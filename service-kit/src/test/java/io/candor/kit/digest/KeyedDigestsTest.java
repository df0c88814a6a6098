package io.candor.kit.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyedDigestsTest {
  private static final String KEY = "a-key-of-a-deployment";

  private final KeyedDigests digests = new KeyedDigests(KEY, "event-digest");

  /// Digests are kept for years. HMAC-SHA-256 of "hello" under the HMAC-SHA-256 of
  /// "event-digest/acme" under the key, its first 16 bytes.
  @Test
  void digest_isTheSameForEver() {
    assertThat(HexFormat.of().formatHex(digest(digests, "acme")))
        .isEqualTo("a45762acefc9a56b6546f0be0b497a95");
  }

  @Test
  void otherKey_purposeAndWorkspace_giveOthers() {
    assertThat(digest(digests, "acme"))
        .isEqualTo(digest(new KeyedDigests(KEY, "event-digest"), "acme"));
    assertThat(digest(digests, "acme")).isNotEqualTo(digest(digests, "umbrella"));
    assertThat(digest(digests, "acme"))
        .isNotEqualTo(digest(new KeyedDigests(KEY, "erased-subject"), "acme"));
    assertThat(digest(digests, "acme"))
        .isNotEqualTo(digest(new KeyedDigests(KEY + "s", "event-digest"), "acme"));
  }

  @Test
  void shortKey_isRefused_andNotShown() {
    assertThatThrownBy(() -> new KeyedDigests("swordfish", "event-digest"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16")
        .hasMessageNotContaining("swordfish");
  }

  private static byte[] digest(KeyedDigests digests, String workspace) {
    return digests.digest(workspace, "hello".getBytes(StandardCharsets.UTF_8));
  }
}

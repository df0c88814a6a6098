package io.candor.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokensTest {
  private static final String METHOD = "candor.ingest.v1.ConversationService/ListConversations";
  private final PageTokens tokens = new PageTokens(key("0123456789abcdef"));

  @Test
  void roundTrip() {
    String token = tokens.encode(METHOD, "workspaces/a", "conv-9/ä");

    assertThat(tokens.decode(METHOD, "workspaces/a", token)).isEqualTo("conv-9/ä");
    assertThat(token).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void emptyCursor_isTheEnd_andEmptyToken_theStart() {
    assertThat(tokens.encode(METHOD, "f", "")).isEmpty();
    assertThat(tokens.decode(METHOD, "f", "")).isEmpty();
  }

  @Test
  void otherMethodFilterOrKey_isRefused() {
    String token = tokens.encode(METHOD, "workspaces/a", "conv-9");

    assertRefused(tokens, "Other/Method", "workspaces/a", token);
    assertRefused(tokens, METHOD, "workspaces/b", token);
    assertRefused(new PageTokens(key("another-key-of-16")), METHOD, "workspaces/a", token);
  }

  @Test
  void movedBoundaries_areRefused() {
    String token = tokens.encode("ab", "c", "x");

    assertRefused(tokens, "a", "bc", token);
  }

  @Test
  void everyChangedBit_isRefused() {
    byte[] bytes = Base64.getUrlDecoder().decode(tokens.encode(METHOD, "f", "conv-9"));
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] forged = bytes.clone();
      forged[bit / 8] ^= (byte) (1 << (bit % 8));

      assertRefused(
          tokens, METHOD, "f", Base64.getUrlEncoder().withoutPadding().encodeToString(forged));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!!!", "AAAA", "AQ", "Y29udi05"})
  void madeUp_isRefused(String token) {
    assertRefused(tokens, METHOD, "f", token);
  }

  @Test
  void shortKey_isRefused() {
    assertThatThrownBy(() -> new PageTokens(key("short")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pageSize_isClamped() {
    assertThat(PageSize.clamp(0, 50, 500)).isEqualTo(50);
    assertThat(PageSize.clamp(7, 50, 500)).isEqualTo(7);
    assertThat(PageSize.clamp(1_000_000_000, 50, 500)).isEqualTo(500);
    assertThatThrownBy(() -> PageSize.clamp(-1, 50, 500))
        .isInstanceOfSatisfying(
            CandorException.class,
            e -> assertThat(e.reason()).isEqualTo(KitReason.PAGE_SIZE_INVALID));
  }

  private static void assertRefused(PageTokens tokens, String method, String filter, String token) {
    assertThatThrownBy(() -> tokens.decode(method, filter, token))
        .isInstanceOfSatisfying(
            CandorException.class,
            e -> assertThat(e.reason()).isEqualTo(KitReason.PAGE_TOKEN_INVALID));
  }

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
